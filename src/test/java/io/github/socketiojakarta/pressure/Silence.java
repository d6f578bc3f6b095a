package io.github.socketiojakarta.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.harness.Address;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.RawWebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** In how many ways a client can leave a question unanswered. */
enum Silence {
    ANSWERS_NOTHING {
        @Override
        SilentClient connect(Address server, String connect) {
            RawWebSocket webSocket = RawWebSocket.session(server).join(connect);
            return new SilentClient() {
                @Override
                public void send(String packet) {
                    webSocket.text(packet);
                }

                @Override
                public void close() {
                    webSocket.close();
                }
            };
        }
    },

    READS_NOTHING {
        @Override
        SilentClient connect(Address server, String connect) {
            RawHttp connection = RawHttp.connect(server, RECEIVE_BUFFER);
            assertThat(RawWebSocket.ask(connection, "/socket.io/?EIO=4&transport=websocket")
                            .reply()
                            .status())
                    .isEqualTo(101);
            SilentClient client = new SilentClient() {
                @Override
                public void send(String packet) {
                    connection.write(RawWebSocket.bytes(TEXT, packet.getBytes(StandardCharsets.UTF_8), true));
                }

                @Override
                public void close() {
                    connection.reset();
                }
            };
            client.send(connect);
            return client;
        }
    },

    HOLDS_ITS_POLL {
        @Override
        SilentClient connect(Address server, String connect) {
            PollingSession session = PollingSession.open(server).join(connect);
            RawHttp held = RawHttp.connect(server, RECEIVE_BUFFER);
            RawHttp posts = RawHttp.connect(server);
            return new SilentClient() {
                private long lastSign = System.nanoTime();

                @Override
                public void live() {
                    if (System.nanoTime() - lastSign > PING_INTERVAL.toNanos()) {
                        assertThat(session.next()).isEqualTo("2");
                        session.send("3");
                        lastSign = System.nanoTime();
                    }
                }

                @Override
                public void holdPoll() {
                    held.begin("GET", session.path(), "");
                }

                @Override
                public void send(String packet) {
                    posts.begin("POST", session.path(), packet, "Content-Type: text/plain;charset=UTF-8");
                }

                @Override
                public void close() {
                    held.reset();
                    posts.reset();
                    session.close();
                }
            };
        }
    };

    /** The server's, for clients that only the heartbeat can tell from those that have gone: less than 10 s together. */
    static final Duration PING_INTERVAL = Duration.ofSeconds(2);

    static final Duration PING_TIMEOUT = Duration.ofSeconds(6);

    private static final int RECEIVE_BUFFER = 4_096;
    private static final int TEXT = 0x81;

    /** A client that is never going to answer. Whether it is still there when it has been asked, nobody knows. */
    interface SilentClient extends AutoCloseable {

        /** Gives a sign of life, if it is time and the server wants one. */
        default void live() {}

        /** Asks for whatever there may be, and does not look at it; not again. */
        default void holdPoll() {}

        /** Sends one packet and waits for nothing. */
        void send(String packet);

        /** Is gone, without a word. */
        @Override
        void close();
    }

    /** Connects one, with such a CONNECT packet. */
    abstract SilentClient connect(Address server, String connect);
}
