package io.github.socketiojakarta.internal.ee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.bean.Beans;
import io.github.socketiojakarta.harness.LogCapture;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said where two want the same path. */
class DeploymentTest {

    private static final SocketIoOptions FIRST = SocketIoOptions.defaults();
    private static final SocketIoOptions SECOND =
            SocketIoOptions.builder().maxHttpBufferSize(1).build();

    private final LogCapture log = LogCapture.of("io.github.socketiojakarta", Level.WARNING);
    private final Map<Object, Object> attributes = new HashMap<>();
    private Set<String> taken = Set.of();
    private final ServletContext context = fake(ServletContext.class);

    @AfterEach
    void stop() {
        log.close();
        if (attributes.get(SocketIoServer.CONTEXT_ATTRIBUTE) instanceof SocketIoServer server) {
            server.close();
        }
    }

    private <T> T fake(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getAttribute" -> attributes.get(arguments[0]);
                    case "setAttribute" -> attributes.put(arguments[0], arguments[1]);
                    case "removeAttribute" -> attributes.remove(arguments[0]);
                    case "addServlet" -> fake(ServletRegistration.Dynamic.class);
                    case "addMapping" -> taken;
                    case "getContextPath" -> "/shop";
                    case "getClassLoader" -> getClass().getClassLoader();
                    default -> null;
                }));
    }

    @Test
    void aPathThatBelongsToAnotherServletIsRefused() {
        taken = Set.of("/socket.io/*");
        assertThatIllegalStateException()
                .isThrownBy(() -> Deployment.installLate(context, FIRST, true))
                .withMessageContainingAll("/socket.io/*", "another servlet", "socketio.path");
        assertThatIllegalStateException().isThrownBy(() -> Deployment.install(context, FIRST, Rank.INSTALLED));
        assertThat(attributes).as("nothing is left behind").isEmpty();
        assertNoThreadsAreLeft();
    }

    private static void assertNoThreadsAreLeft() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .noneMatch(name -> name.startsWith("socketio") && name.contains("/shop")));
    }

    @Test
    void optionsThatComeTooLateAreNamed() {
        Deployment.install(context, FIRST, Rank.INSTALLED);
        Deployment.install(context, SECOND, Rank.INSTALLED);
        assertThat(log.messages(Level.WARNING))
                .singleElement()
                .asString()
                .contains("at /socket.io has options already", "SocketIoConfigurer", "path");
    }

    @Test
    void optionsThatComeAfterTheLibrarysOwnServerAreNamed() {
        Deployment.installLate(context, FIRST, true);
        Deployment.install(context, SECOND, Rank.INSTALLED);
        assertThat(log.messages(Level.WARNING))
                .singleElement()
                .asString()
                .contains("at /socket.io has options already");
    }

    @Test
    void theSameOptionsMayBeGivenTwice() {
        Deployment.install(context, SECOND, Rank.INSTALLED);
        Deployment.install(context, SECOND, Rank.INSTALLED);
        assertThat(log.messages(Level.WARNING)).isEmpty();
    }

    @Test
    void optionsThatNobodyHasSetAreNotMissed() {
        Deployment.install(context, SECOND, Rank.INSTALLED);
        Deployment.installLate(context, FIRST, false);
        assertThat(log.messages(Level.WARNING)).isEmpty();
        Deployment.installLate(context, FIRST, true);
        assertThat(log.messages(Level.WARNING)).singleElement().asString().contains("every SocketIoConfigurer");
    }

    @Test
    void aServerHasItsBeansFromOneContainer() {
        Beans beans = type -> socket -> socket;
        Deployment.give(context, "/socket.io", beans);
        Deployment.give(context, "/socket.io", beans);
        Beans others = type -> socket -> socket;
        Deployment.give(context, "/other", others);
        assertThatIllegalStateException()
                .isThrownBy(() -> Deployment.give(context, "/socket.io", others))
                .withMessageContainingAll("/socket.io has beans already", beans.toString(), others.toString());
    }

    @Test
    void aServerThatAwaitsBeansTakesThePlaceOfTheLibrarysOwn() {
        Deployment.installLate(context, FIRST, true);
        Deployment.installAwaitingBeans(context, SECOND);
        assertThat(new ServerAttributes(context, SECOND.path()).chosen()).containsSame(SECOND);
        assertThat(log.messages(Level.WARNING)).isEmpty();
    }

    @Test
    void aServerThatAwaitsBeansHasThePathOfTheLibrarysOwn() {
        Deployment.installLate(context, FIRST, true);
        SocketIoOptions elsewhere = SocketIoOptions.builder().path("/chat").build();
        assertThatIllegalStateException()
                .isThrownBy(() -> Deployment.installAwaitingBeans(context, elsewhere))
                .withMessageContainingAll("socketio.path is /chat", "/socket.io", "WEB-INF/web.xml");
        assertThat(new ServerAttributes(context, "/chat").areTaken()).isFalse();
    }

    @Test
    void aServerWithoutServletIsFound() {
        Runnable end = Deployment.makeUnreachable(context, SECOND);
        assertThat(SocketIoServer.of(context).options()).isSameAs(SECOND);
        end.run();
        assertThat(attributes).as("nothing is left behind").isEmpty();
        assertNoThreadsAreLeft();
    }
}
