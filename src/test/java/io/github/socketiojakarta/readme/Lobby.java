package io.github.socketiojakarta.readme;

import io.github.socketiojakarta.SocketIoServer;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

@WebListener
public class Lobby implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        SocketIoServer io = SocketIoServer.of(event.getServletContext());

        io.onConnection(socket -> {
            socket.join("lobby");
            socket.on("chat message", String.class, text -> io.to("lobby").emit("chat message", text));
        });
    }
}
