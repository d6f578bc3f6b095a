package io.github.socketiojakarta.clients;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.json.JSONArray;
import org.json.JSONObject;

/**
 * What a program says that uses the official Java client, now or of the time of Socket.IO 2.
 *
 * <p>Compiled against the newer client, which has the same names, and run with the old one by a class loader of its own;
 * so it may use nothing but what both have, and the JDK.
 */
public final class JavaConversation {

    private static final int LIMIT_SECONDS = 15;

    private final String url;
    private final String[] transports;
    private final BlockingQueue<String> surprises = new LinkedBlockingQueue<>();

    /** Creates the conversation with the server at this address. */
    public JavaConversation(String url, String[] transports) {
        this.url = url;
        this.transports = transports;
    }

    /** Sends every kind of message there and back, and compares all that arrives. */
    public void exchange() throws Exception {
        Socket socket = connect("/");
        text(socket);
        bytes(socket);
        large(socket);
        questions(socket);
        order(socket);
        check(surprises.isEmpty(), "nothing unexpected, but " + surprises);
        socket.disconnect();
    }

    /** Passes a middleware with a token in the URL, where only the old client has it, and is refused by another. */
    public void meetMiddleware() throws Exception {
        Socket secured = connect("/secured?token=open%20sesame");
        check("Ali".equals(ask(secured, "whoami")[0]), "passes the middleware");
        check(surprises.isEmpty(), "nothing unexpected, but " + surprises);
        refusal();
        secured.off();
        secured.disconnect();
    }

    private Socket connect(String namespace) throws Exception {
        Socket socket = create(namespace);
        BlockingQueue<Object[]> connected = listen(socket, Socket.EVENT_CONNECT);
        socket.connect();
        take(connected, "connect");
        String last = transports[transports.length - 1];
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        Object transport = "";
        while (!last.equals(transport) && System.nanoTime() < end) {
            transport = ask(socket, "transport")[0];
        }
        check(last.equals(transport), "uses " + last + ", but " + transport);
        for (String event : new String[] {"disconnect", "error", "connect_error"}) {
            socket.on(event, args -> surprises.add(event + Arrays.toString(args)));
        }
        return socket;
    }

    private Socket create(String namespace) {
        IO.Options options = new IO.Options();
        options.forceNew = true;
        options.transports = transports;
        return IO.socket(URI.create(url + namespace), options);
    }

    private void text(Socket socket) throws Exception {
        Object[] answer = ask(socket, "echo with ack", "äöü€ 😀 \u2028", 1, true, new JSONArray("[1,[2]]"));
        check(answer.length == 4, "four arguments");
        check("äöü€ 😀 \u2028".equals(answer[0]), "text, but " + answer[0]);
        check(((Number) answer[1]).intValue() == 1 && Boolean.TRUE.equals(answer[2]), "number and boolean");
        check("[1,[2]]".equals(answer[3].toString()), "array, but " + answer[3]);
    }

    private void bytes(Socket socket) throws Exception {
        JSONObject nested = new JSONObject().put("deep", new JSONArray().put(new byte[] {4, 5}));
        Object[] answer = ask(socket, "echo with ack", new byte[] {1, 2, 3}, nested);
        check(Arrays.equals((byte[]) answer[0], new byte[] {1, 2, 3}), "bytes");
        Object deep = ((JSONObject) answer[1]).getJSONArray("deep").get(0);
        check(Arrays.equals((byte[]) deep, new byte[] {4, 5}), "nested bytes");
    }

    private void large(Socket socket) throws Exception {
        for (int size : new int[] {64 * 1024, 900 * 1024}) {
            String text = "😀".repeat(size / 4);
            check(text.equals(ask(socket, "echo with ack", text)[0]), size + " bytes of text");
            byte[] bytes = new byte[size];
            new Random(size).nextBytes(bytes);
            check(Arrays.equals(bytes, (byte[]) ask(socket, "echo with ack", bytes)[0]), size + " bytes");
        }
    }

    private void questions(Socket socket) throws Exception {
        socket.on("question", args -> ((Ack) args[args.length - 1]).call("42", new byte[] {((byte[]) args[1])[0]}));
        Object[] answer = ask(socket, "ask me");
        check("42".equals(answer[0]) && Arrays.equals((byte[]) answer[1], new byte[] {42}), "answers with bytes");
    }

    private void order(Socket socket) throws Exception {
        BlockingQueue<Object[]> echoed = listen(socket, "echoed");
        for (int i = 0; i < 300; i++) {
            socket.emit("echo", i);
        }
        for (int i = 0; i < 300; i++) {
            Object number = take(echoed, "echo " + i)[0];
            check(((Number) number).intValue() == i, "event " + i + ", but " + number);
        }
    }

    /** This client cannot read a refusal with data. */
    private void refusal() throws Exception {
        Socket socket = create("/forbidden");
        BlockingQueue<Object[]> errors = listen(socket, "error");
        socket.connect();
        Object message = take(errors, "the refusal")[0];
        check("not authorized".equals(message), "the refusal's message, but " + message);
        socket.disconnect();
    }

    private static BlockingQueue<Object[]> listen(Socket socket, String event) {
        BlockingQueue<Object[]> received = new LinkedBlockingQueue<>();
        socket.on(event, received::add);
        return received;
    }

    private static Object[] take(BlockingQueue<Object[]> received, String what) throws InterruptedException {
        Object[] args = received.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        check(args != null, what + " within " + LIMIT_SECONDS + " s");
        return args;
    }

    private static Object[] ask(Socket socket, String event, Object... args) throws InterruptedException {
        BlockingQueue<Object[]> answers = new LinkedBlockingQueue<>();
        socket.emit(event, args, (Ack) answers::add);
        return take(answers, "an answer to " + event);
    }

    private static void check(boolean condition, String expected) {
        if (!condition) {
            throw new AssertionError("expected " + expected);
        }
    }
}
