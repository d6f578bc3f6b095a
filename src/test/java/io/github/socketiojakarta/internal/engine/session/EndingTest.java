package io.github.socketiojakarta.internal.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineFixture;
import io.github.socketiojakarta.internal.engine.EngineFixture.Channel;
import org.junit.jupiter.api.Test;

/** How a session ends, and what may come in between. */
class EndingTest {

    private final EngineFixture engine = new EngineFixture();

    /** Whoever ends the session meanwhile does not see the timeout yet, so nobody else would cancel it. */
    @Test
    void noTimeoutIsLeftIfTheClientGoesWhenItIsSet() {
        engine.openWebSocket(new Channel());
        ServerSession session = (ServerSession) engine.session;
        engine.timer.whenScheduled = () -> session.fail(EngineCloseReason.TRANSPORT_ERROR, "reset");
        session.close(EngineCloseReason.SERVER_SHUTTING_DOWN);
        assertThat(session.state()).isEqualTo(SessionState.CLOSED);
        assertThat(engine.timer.pending()).isZero();
    }
}
