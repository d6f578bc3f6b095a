package io.github.socketiojakarta.internal.ee.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.internal.ee.handler.check.HandlerKind;
import io.github.socketiojakarta.internal.ee.handler.parameter.Invocation;
import io.github.socketiojakarta.internal.ee.handler.parameter.ParameterCheck;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InvocationTest {

    private final List<String> done = new ArrayList<>();

    /** Nobody looks at it, nor at its handshake. */
    private static Socket socket() {
        return (Socket) Proxy.newProxyInstance(
                Socket.class.getClassLoader(), new Class<?>[] {Socket.class}, (proxy, method, args) -> {
                    if (method.getName().equals("handshake")) {
                        return null;
                    }
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

    @Test
    void whatAMethodLeavesBehindIsDoneAlsoIfItFails() throws Throwable {
        for (String name : List.of("succeeds", "fails")) {
            Method java = InvocationTest.class.getDeclaredMethod(name, String.class);
            HandlerMethod method = new HandlerMethod(
                    java,
                    java,
                    HandlerKind.CONNECT,
                    new AccessRule(Optional.empty()),
                    List.of(invocation -> {
                        invocation.afterwards(() -> done.add("after " + name));
                        return name;
                    }),
                    ParameterCheck.NONE);
            assertThat(catchThrowable(() -> method.call(socket -> this, Invocation.connect(socket()))))
                    .satisfies(failure -> assertThat(failure == null).isEqualTo(name.equals("succeeds")));
        }
        assertThat(done).containsExactly("succeeds", "after succeeds", "fails", "after fails");
    }

    void succeeds(String name) {
        done.add(name);
    }

    void fails(String name) {
        done.add(name);
        throw new IllegalStateException("a mistake");
    }
}
