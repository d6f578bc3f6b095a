package io.github.socketiojakarta.example.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.example.store.Database;
import io.github.socketiojakarta.example.store.Mailbox;
import io.github.socketiojakarta.example.store.Message;
import io.github.socketiojakarta.example.store.Messages;
import io.github.socketiojakarta.example.store.RoomNames;
import io.github.socketiojakarta.example.store.Settings;
import io.github.socketiojakarta.testing.CdiForTests;
import io.github.socketiojakarta.testing.InMemoryServer;
import io.github.socketiojakarta.testing.TestClient;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chat without a container: its beans, its database, and visitors in memory. */
class ChatTest {

    private static final String DIRECTORY = "chat.directory";

    private static final List<Class<?>> BEANS = List.of(
            Chat.class,
            Talk.class,
            Nicknames.class,
            Rooms.class,
            Conversations.class,
            Members.class,
            Visitor.class,
            Database.class,
            Mailbox.class,
            Messages.class,
            RoomNames.class,
            Settings.class,
            Application.class);

    /** What {@link ChatOptions} chooses. */
    private static final SocketIoOptions OPTIONS = SocketIoOptions.builder()
            .connectionStateRecovery(ConnectionStateRecovery.defaults().withSkipMiddlewares(false))
            .build();

    @TempDir
    Path directory;

    private WeldContainer cdi;
    private InMemoryServer server;

    @BeforeEach
    void start() {
        System.setProperty(DIRECTORY, directory.toString());
        cdi = new Weld()
                .disableDiscovery()
                .addExtension(CdiForTests.extension())
                .beanClasses(BEANS.toArray(Class<?>[]::new))
                .initialize();
        server = InMemoryServer.builder()
                .options(OPTIONS)
                .cdi(cdi.getBeanManager())
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
        cdi.close();
        System.clearProperty(DIRECTORY);
    }

    /** Everybody has a key of their own, in which the nickname stands. */
    private TestClient visitor(String nickname) {
        String key = nickname + "0".repeat(32 - nickname.length());
        return server.client().auth(Map.of("nickname", nickname, "key", key)).connect();
    }

    @Test
    void everybodyElseInTheRoomHearsWhatSomebodySays() {
        TestClient ada = visitor("Ada");
        TestClient bob = visitor("Bob");
        Receipt receipt =
                ada.emitWithAck("message", new Draft("1", "#General", "Hello")).get(0, Receipt.class);
        Message heard = bob.next("message").get(0, Message.class);
        assertThat(heard.text()).isEqualTo("Hello");
        assertThat(heard.nickname()).isEqualTo("Ada");
        assertThat(heard.seq()).isEqualTo(receipt.seq());
        assertThat(ada.received("message")).isEmpty();
        View view = bob.emitWithAck("open", "#General", 0).get(0, View.class);
        assertThat(view.page().messages()).extracting(Message::text).containsExactly("Hello");
        assertThat(server.failures()).isEmpty();
    }

    @Test
    void anEmptyMessageIsRefusedInWords() {
        TestClient ada = visitor("Ada");
        assertThat(ada.emitWithAck("message", new Draft("1", "#General", " ")).json(0))
                .contains("\"error\"", "A message cannot be empty");
        assertThat(server.failures()).hasSize(1);
    }

    @Test
    void aNameBelongsToOneVisitor() {
        visitor("Ada");
        assertThat(server.client()
                        .auth(Map.of("nickname", "ada", "key", "1".repeat(32)))
                        .connectError())
                .hasMessage("Somebody is called ada already");
    }

    @Test
    void aVisitorWhoseConnectionBreaksIsStillThereAndHearsWhatWasSaid() {
        TestClient ada = visitor("Ada");
        TestClient bob = visitor("Bob");
        bob.goSilent();
        ada.emit("message", new Draft("1", "#General", "Are you there?"));
        server.advance(Duration.ofSeconds(45));
        bob.reconnect();
        assertThat(bob.isRecovered()).isTrue();
        assertThat(bob.next("message").get(0, Message.class).text()).isEqualTo("Are you there?");
        assertThat(bob.socket().rooms()).contains("#General");
    }

    /** What the container would bring. An alternative, because Weld's jar for servlets has one that needs a container. */
    @Alternative
    @Priority(1)
    @ApplicationScoped
    static class Application {

        @Produces
        @ApplicationScoped
        ServletContext context() {
            return (ServletContext) Proxy.newProxyInstance(
                    ServletContext.class.getClassLoader(),
                    new Class<?>[] {ServletContext.class},
                    (proxy, method, args) -> method.getName().equals("getContextPath") ? "/chat" : null);
        }
    }
}
