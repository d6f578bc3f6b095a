package io.github.socketiojakarta.readme;

import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.OnConnect;
import io.github.socketiojakarta.OnEvent;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoNamespace;

@SocketIoNamespace("/")
public class Chat {

    @OnConnect
    void enter(Socket socket) {
        socket.join("lobby");
    }

    @OnEvent("chat message")
    void say(String text, Namespace chat) {
        chat.to("lobby").emit("chat message", text);
    }
}
