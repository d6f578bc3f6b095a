package io.github.socketiojakarta.example.desk;

import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.annotation.OnConnect;
import io.github.socketiojakarta.annotation.OnDisconnect;
import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;

/** Says what its methods find around them. */
@SocketIoNamespace("/desk")
public class Desk {

    @Inject
    Surroundings surroundings;

    @Inject
    Notes notes;

    @Inject
    SocketIoServer io;

    @OnConnect
    void welcome(Socket socket) {
        notes.note(socket.id() + " connect " + surroundings.look());
    }

    @OnEvent("look")
    Map<String, String> look() {
        return surroundings.look();
    }

    @OnEvent("ask")
    void ask(Socket socket) {
        socket.emitWithAck("question").thenAccept(answer -> notes.note(socket.id() + " answer " + surroundings.look()));
    }

    @OnEvent("ask in vain")
    void askInVain(Socket socket) {
        var unused = socket.timeout(Duration.ofMillis(200))
                .emitWithAck("silence")
                .whenComplete((answer, failure) -> notes.note(socket.id() + " timeout " + surroundings.look()));
    }

    @OnEvent("ask all in vain")
    void askAllInVain(Socket socket) {
        var unused = io.of("/desk")
                .timeout(Duration.ofMillis(200))
                .emitWithAck("silence")
                .whenComplete((answers, failure) -> notes.note(socket.id() + " all " + surroundings.look()));
    }

    @OnDisconnect
    void left(Socket socket, DisconnectReason reason) {
        notes.note(socket.id() + " " + reason + " " + surroundings.look());
    }
}
