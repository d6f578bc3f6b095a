package io.github.socketiojakarta.internal.ee.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.Socket;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvocationTest {

    private final List<String> done = new ArrayList<>();

    /** Nobody looks at it. */
    private static Socket socket() {
        return (Socket) Proxy.newProxyInstance(
                Socket.class.getClassLoader(), new Class<?>[] {Socket.class}, (proxy, method, args) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    @Test
    void whatOneMethodLeavesBehindIsDoneOnceIfSeveralAreCalled() {
        Invocation invocation = Invocation.connect(socket());
        invocation.afterwards(() -> done.add("first"));
        invocation.end();
        invocation.afterwards(() -> done.add("second"));
        invocation.end();
        assertThat(done).containsExactly("first", "second");
    }
}
