package io.github.socketiojakarta.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.socketiojakarta.SocketIoOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InMemoryHttpSessionTest {

    private final InMemoryHttpSession session = new InMemoryHttpSession(Map.of("a", 1));

    @Test
    void keepsAttributes() {
        session.setAttribute("b", 2);
        session.setAttribute("a", null);
        assertThat(Collections.list(session.getAttributeNames())).containsExactly("b");
        session.removeAttribute("b");
        assertThat(session.getAttribute("b")).isNull();
        session.setMaxInactiveInterval(5);
        assertThat(session.getMaxInactiveInterval()).isEqualTo(5);
        assertThat(session.getId()).isNotEqualTo(new InMemoryHttpSession().getId());
        assertThat(session.isNew()).isFalse();
        assertThat(session.getLastAccessedTime()).isEqualTo(session.getCreationTime());
        assertThatThrownBy(session::getServletContext).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void endsAsThatOfAContainer() {
        List<String> told = new ArrayList<>();
        session.onEnd(() -> told.add("end"));
        session.onEnd(() -> told.add("forgotten")).run();
        session.invalidate();
        session.onEnd(() -> told.add("late"));
        assertThat(told).containsExactly("end", "late");
        assertThatIllegalStateException().isThrownBy(() -> session.getAttribute("a"));
        assertThatIllegalStateException().isThrownBy(session::invalidate);
    }

    @Test
    void isNotFollowedIfTheOptionIsOff() {
        SocketIoOptions options =
                SocketIoOptions.builder().endWithHttpSession(false).build();
        try (InMemoryServer server = InMemoryServer.builder().options(options).start()) {
            TestClient client = server.client().httpSession(session).connect();
            session.invalidate();
            assertThat(client.isConnected()).isTrue();
        }
    }
}
