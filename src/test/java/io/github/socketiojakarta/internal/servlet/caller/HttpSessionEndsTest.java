package io.github.socketiojakarta.internal.servlet.caller;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.internal.engine.ManualTimer;
import io.github.socketiojakarta.internal.engine.WebSession;
import io.github.socketiojakarta.internal.servlet.caller.HttpSessionEnds.Mode;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What may happen between a container and the connections of an HTTP session, in any order. */
class HttpSessionEndsTest {

    private final ManualTimer timer = new ManualTimer();
    private final HttpSessionEnds ends = ends(Mode.FOLLOWED);
    private final List<String> told = new ArrayList<>();

    private HttpSessionEnds ends(Mode mode) {
        return new HttpSessionEnds(mode, timer.threads());
    }

    /** An object that a container may make of a session. */
    private static final class View {
        private String id;
        private boolean valid = true;

        View(String id) {
            this.id = id;
        }

        HttpSession session() {
            return (HttpSession) Proxy.newProxyInstance(
                    HttpSession.class.getClassLoader(), new Class<?>[] {HttpSession.class}, (proxy, method, args) -> {
                        return switch (method.getName()) {
                            case "getId" -> id;
                            case "getCreationTime" -> creationTime();
                            default -> throw new UnsupportedOperationException(method.getName());
                        };
                    });
        }

        private long creationTime() {
            if (!valid) {
                throw new IllegalStateException("it has ended");
            }
            return 0;
        }

        HttpSessionEvent event() {
            return new HttpSessionEvent(session()) {
                private static final long serialVersionUID = 1L;
            };
        }
    }

    private WebSession connect(View view) {
        WebSession session = ContainerHttpSession.of(view.session(), ends);
        var unused = session.onEnd(() -> told.add("ended"));
        return session;
    }

    private void aMomentPasses() {
        timer.advance(500);
    }

    @Test
    void tellsEverybodyIfARequestHasSeenTheNewIdFirst() {
        View view = new View("a");
        WebSession before = connect(view);
        view.id = "b";
        WebSession between = connect(view);
        ends.sessionIdChanged(view.event(), "a");
        ends.sessionDestroyed(view.event());
        assertThat(before.hasEnded()).isTrue();
        assertThat(between.hasEnded()).isTrue();
        aMomentPasses();
        assertThat(told).containsExactly("ended", "ended");
    }

    @Test
    void tellsAMomentLaterAndKeepsNothing() {
        View view = new View("a");
        WebSession session = connect(view);
        ends.sessionDestroyed(view.event());
        assertThat(session.hasEnded()).isTrue();
        assertThat(told).isEmpty();
        aMomentPasses();
        assertThat(told).containsExactly("ended");
        assertThat(ends.size()).isZero();
    }

    @Test
    void doesNotMindObjectsThatComeAndGo() {
        View first = new View("a");
        WebSession session = connect(first);
        first.valid = false;
        aMomentPasses();
        ends.sessionCreated(new View("a").event()); // what Tomcat says of a session that returns to memory
        assertThat(session.hasEnded()).isFalse();
        assertThat(told).isEmpty();
        ends.sessionDestroyed(new View("a").event());
        aMomentPasses();
        assertThat(told).containsExactly("ended");
    }

    @Test
    void followsASessionToItsNewId() {
        WebSession session = connect(new View("a"));
        ends.sessionIdChanged(new View("b").event(), "a");
        ends.sessionDestroyed(new View("a").event());
        aMomentPasses();
        assertThat(session.hasEnded()).isFalse();
        ends.sessionDestroyed(new View("b").event());
        aMomentPasses();
        assertThat(told).containsExactly("ended");
    }

    @Test
    void noticesAnEndBeforeTheConnectionIsOpen() {
        View view = new View("a");
        WebSession session = ContainerHttpSession.of(view.session(), ends);
        ends.sessionDestroyed(view.event());
        aMomentPasses();
        var unused = session.onEnd(() -> told.add("ended"));
        aMomentPasses();
        assertThat(told).containsExactly("ended");
    }

    /** Containers tell of an end before they do it. */
    @Test
    void noticesAnEndThatIsJustHappening() {
        View view = new View("a");
        ends.sessionDestroyed(view.event());
        WebSession session = connect(view);
        view.valid = false;
        aMomentPasses();
        assertThat(session.hasEnded()).isTrue();
        assertThat(told).isNotEmpty();
    }

    @Test
    void noticesAnEndThatHasJustHappened() {
        View view = new View("a");
        ends.sessionDestroyed(view.event());
        view.valid = false;
        aMomentPasses();
        connect(view);
        aMomentPasses();
        assertThat(told).containsExactly("ended");
    }

    @Test
    void knowsASessionFromAnotherThatHadItsId() {
        connect(new View("a"));
        ends.sessionDestroyed(new View("a").event());
        View again = new View("a");
        ends.sessionCreated(again.event());
        WebSession session = ContainerHttpSession.of(again.session(), ends);
        var unused = session.onEnd(() -> told.add("the other ended"));
        aMomentPasses();
        assertThat(session.hasEnded()).isFalse();
        assertThat(told).containsExactly("ended");
        ends.sessionDestroyed(again.event());
        aMomentPasses();
        assertThat(told).containsExactly("ended", "the other ended");
    }

    @Test
    void tellsNobodyWhoHasGone() {
        View view = new View("a");
        WebSession session = ContainerHttpSession.of(view.session(), ends);
        session.onEnd(() -> told.add("ended")).run();
        ends.sessionDestroyed(view.event());
        aMomentPasses();
        assertThat(told).isEmpty();
    }

    @Test
    void tellsNobodyWhenTheApplicationStops() {
        View view = new View("a");
        connect(view);
        ends.sessionDestroyed(view.event()); // before anything else, in Jetty
        ends.stop();
        ends.sessionDestroyed(new View("b").event());
        aMomentPasses();
        assertThat(told).isEmpty();
    }

    @Test
    void canLeaveItAll() {
        HttpSessionEnds ignored = ends(Mode.IGNORED);
        View view = new View("a");
        WebSession session = ContainerHttpSession.of(view.session(), ignored);
        var unused = session.onEnd(() -> told.add("ended"));
        ignored.sessionDestroyed(view.event());
        aMomentPasses();
        assertThat(session.hasEnded()).isFalse();
        assertThat(told).isEmpty();
        assertThat(session.unwrap(HttpSession.class)).isPresent();
        assertThat(session.unwrap(ServletContext.class)).isEmpty();
    }

    @Test
    void keepsNothingOfRequestsThatLeadNowhere() {
        for (int i = 0; i < 1000; i++) {
            ends.of(new View("id" + i).session());
        }
        WebSession kept = connect(new View("kept"));
        Awaitility.await().until(() -> {
            System.gc();
            return ends.size() == 1;
        });
        ends.sessionDestroyed(new View("kept").event());
        assertThat(kept.hasEnded()).isTrue();
    }

    @Test
    void tellsEverybodyWhateverOneOfThemDoes() {
        View view = new View("a");
        for (int i = 0; i < 8; i++) {
            var unused = connect(view).onEnd(() -> {
                throw new IllegalStateException("a connection that fails");
            });
        }
        ends.sessionDestroyed(view.event());
        aMomentPasses();
        assertThat(told).hasSize(8).containsOnly("ended");
    }
}
