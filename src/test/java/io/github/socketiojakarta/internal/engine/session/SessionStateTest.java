package io.github.socketiojakarta.internal.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table of a session's life: as it is drawn, as it is coded, and as a session lives it. */
class SessionStateTest {

    @Test
    void theCodeIsWhatIsDrawn() {
        Map<String, SessionState> drawn = SessionTable.rows().stream()
                .collect(Collectors.toMap(row -> row.state() + " " + row.event(), SessionTable.Row::next));
        assertThat(drawn).hasSizeGreaterThan(30);
        for (SessionState state : SessionState.values()) {
            for (SessionEvent event : SessionEvent.values()) {
                assertThat(state.after(event))
                        .as("%s %s", state, event)
                        .isEqualTo(drawn.getOrDefault(state + " " + event, state));
            }
        }
    }

    @Test
    void everyStateCanBeReachedAndLeft() {
        for (SessionState state : SessionState.values()) {
            assertThat(SessionTable.rows().stream().anyMatch(row -> row.next() == state)
                            || state == SessionState.OPENING)
                    .as("%s is reached", state)
                    .isTrue();
            assertThat(SessionTable.rows().stream().anyMatch(row -> row.state() == state))
                    .as("%s is left", state)
                    .isEqualTo(state != SessionState.CLOSED);
        }
    }

    /** One test for each row of the table, named after it. */
    @TestFactory
    Stream<DynamicTest> aSessionLives() {
        return SessionTable.rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.toString(), () -> {
                    LivingSession living = LivingSession.in(row.state());
                    living.happen(row.event());
                    assertThat(living.seen()).as("states of %s", row).containsSequence(row.state(), row.next());
                    living.assertWhatThereIs();
                }));
    }

    /** What is not in the table changes nothing, and harms nobody. */
    @TestFactory
    Stream<DynamicTest> aSessionIgnores() {
        Map<String, SessionTable.Row> rows = SessionTable.rows().stream()
                .collect(Collectors.toMap(row -> row.state() + " " + row.event(), Function.identity()));
        return Stream.of(SessionState.values())
                .filter(state -> !state.isTelling())
                .flatMap(state -> Stream.of(SessionEvent.values())
                        .filter(LivingSession::canBeMadeHappen)
                        .filter(event -> !rows.containsKey(state + " " + event))
                        .map(event -> DynamicTest.dynamicTest(state + " " + event, () -> {
                            LivingSession living = LivingSession.in(state);
                            living.happen(event);
                            assertThat(living.session.state()).isEqualTo(state);
                            living.assertWhatThereIs();
                        })));
    }
}
