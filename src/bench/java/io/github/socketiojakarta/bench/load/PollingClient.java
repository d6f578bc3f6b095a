package io.github.socketiojakarta.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One client on long-polling: always a GET under way, and POSTs on a second connection. */
final class PollingClient {

    /** What happens to clients. The bytes are good during the call only. */
    interface Listener {
        void ready(PollingClient client);

        void message(PollingClient client, Slice message);

        /** The last POST was taken. */
        void posted(PollingClient client);

        void failed(PollingClient client, String why);
    }

    private static final byte[] OK = Client.bytes("ok");
    private static final Pattern SID = Pattern.compile("\"sid\"\\s*:\\s*\"([^\"]+)\"");
    private static final byte SEPARATOR = 0x1e;

    private final int index;
    private final Dialect dialect;
    private final Listener listener;
    private final HttpConnection polls;
    private final HttpConnection posts;
    private final Slice packet = new Slice();
    private String uri;
    private int steps; // of the two that make it ready: the POST is taken, the namespace is open
    private boolean isReady;
    private boolean owesPong;

    PollingClient(EventLoop loop, Target target, int index, Listener listener) {
        this.index = index;
        this.dialect = target.dialect();
        this.listener = listener;
        this.uri = dialect == Dialect.BARE
                ? "/poll?sid=" + System.nanoTime() + index
                : "/socket.io/?EIO=4&transport=polling";
        polls = new HttpConnection(loop, target.port(), new HttpConnection.User() {
            @Override
            public void response(int status, Slice body) {
                polled(status, body);
            }

            @Override
            public void failed(String why) {
                listener.failed(PollingClient.this, "GET: " + why);
            }
        });
        posts = new HttpConnection(loop, target.port(), new HttpConnection.User() {
            @Override
            public void response(int status, Slice body) {
                posted(status, body);
            }

            @Override
            public void failed(String why) {
                listener.failed(PollingClient.this, "POST: " + why);
            }
        });
    }

    int index() {
        return index;
    }

    void open() {
        polls.get(uri);
        if (dialect == Dialect.BARE) {
            isReady = true;
            listener.ready(this);
        }
    }

    void post(byte[] body) {
        if (owesPong) {
            owesPong = false;
            posts.post(uri, Client.bytes("3\u001e" + new String(body, StandardCharsets.UTF_8)));
        } else {
            posts.post(uri, body);
        }
    }

    private void posted(int status, Slice body) {
        if (status != 200 || !body.endsWith(0, OK)) {
            listener.failed(this, "wrong answer to POST: " + status + " " + body);
        } else if (isReady) {
            listener.posted(this);
        } else {
            advance();
        }
    }

    private void polled(int status, Slice body) {
        if (status != 200) {
            listener.failed(this, "wrong answer to GET: " + status + " " + body);
            return;
        }
        int from = 0;
        for (int at = 0; at <= body.length(); at++) {
            if (at == body.length() || body.at(at) == SEPARATOR) {
                packet(packet.set(body.bytes(), body.offset() + from, at - from));
                from = at + 1;
            }
        }
        polls.get(uri);
    }

    private void packet(Slice message) {
        if (dialect == Dialect.BARE || message.length() > 0 && message.at(0) == '4' && isReady) {
            listener.message(this, message);
            return;
        }
        switch (message.length() == 0 ? 'x' : message.at(0)) {
            case '0' -> {
                Matcher sid = SID.matcher(message.text(0));
                if (sid.find()) {
                    uri += "&sid=" + sid.group(1);
                    posts.post(uri, Client.bytes("40"));
                } else {
                    listener.failed(this, "no sid: " + message);
                }
            }
            case '2' -> owesPong = true;
            case '4' -> advance();
            case '6' -> {}
            default -> listener.message(this, message);
        }
    }

    private void advance() {
        steps++;
        if (steps == 2) {
            isReady = true;
            listener.ready(this);
        }
    }
}
