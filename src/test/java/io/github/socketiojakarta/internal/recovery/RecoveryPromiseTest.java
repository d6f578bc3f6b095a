package io.github.socketiojakarta.internal.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.loopback.OverEachWire;
import io.github.socketiojakarta.loopback.WireClient;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Clients whose connection broke. */
class RecoveryPromiseTest extends OverEachWire {

    private static final Pattern CONNECTED = Pattern.compile("0\\{\"sid\":\"([^\"]+)\",\"pid\":\"([^\"]+)\"}");
    private static final Pattern OFFSET = Pattern.compile(".*,\"([^\"]+)\"]");

    @Override
    protected void configure(SocketIoOptions.Builder options) {
        options.connectionStateRecovery(ConnectionStateRecovery.defaults());
    }

    @Override
    protected void handle(Socket socket) {
        socket.on("echo", (args, ack) -> ack.send(args.toList().toArray()));
    }

    /** There is no way to tell an old client how to come back. */
    @Test
    void whoeverComesBackGetsWhatWasMissed() {
        if (wire.isOld()) {
            connect().link().leave();
            reasonOf(socket());
            connect();
            assertThat(socket(1).isRecovered()).isFalse();
            return;
        }
        WireClient client = open();
        Matcher connected = connected(client.send("0").next());
        until(() -> sockets.size() == 1);
        socket().join("room");
        server.io.emit("seen", 1);
        String offset = offset(client.next(), "2[\"seen\",1,");
        client.link().leave();
        reasonOf(socket());
        server.io.to("room").emit("missed", new byte[] {9});
        server.io.except("room").emit("not meant");

        WireClient again = open();
        again.send("0{\"pid\":\"" + connected.group(2) + "\",\"offset\":\"" + offset + "\"}");
        offset(again.next(), "2[\"missed\",\"b:09\",");
        assertThat(connected(again.next()).group(1)).isEqualTo(connected.group(1));
        until(() -> sockets.size() == 2);
        assertThat(socket(1).isRecovered()).isTrue();
        assertThat(socket(1).rooms()).containsExactlyInAnyOrder(connected.group(1), "room");
        again.send("27[\"echo\",1]").assertReceives("37[1]");
    }

    private static Matcher connected(String packet) {
        Matcher matcher = CONNECTED.matcher(packet);
        assertThat(matcher.matches()).as(packet).isTrue();
        return matcher;
    }

    private static String offset(String packet, String beginning) {
        assertThat(packet).startsWith(beginning);
        Matcher matcher = OFFSET.matcher(packet);
        assertThat(matcher.matches()).as(packet).isTrue();
        return matcher.group(1);
    }
}
