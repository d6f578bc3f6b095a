package io.github.socketiojakarta.handler;

import io.github.socketiojakarta.Ack;
import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.EventFailure;
import io.github.socketiojakarta.EventRefusedException;
import io.github.socketiojakarta.Handshake;
import io.github.socketiojakarta.IncomingEvent;
import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.annotation.Auth;
import io.github.socketiojakarta.annotation.Header;
import io.github.socketiojakarta.annotation.OnAny;
import io.github.socketiojakarta.annotation.OnConnect;
import io.github.socketiojakarta.annotation.OnDisconnect;
import io.github.socketiojakarta.annotation.OnError;
import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.Query;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** Needs nothing but the library: works with CDI and without. */
@SocketIoNamespace("orders")
class Orders {

    public record Item(@NotBlank String name, @Max(10) int count) {}

    public record Order(@Size(max = 3) List<@Valid Item> items) {}

    /** What was called; static, since a plain application keeps its instances to itself. */
    static final BlockingQueue<String> CALLS = new LinkedBlockingQueue<>();

    @OnConnect
    void connected(Socket socket, Namespace namespace, SocketIoServer server, @Query("EIO") String protocol) {
        CALLS.add("connect " + namespace.name() + " " + protocol + " " + (server.of("/orders") == namespace));
        socket.emit("welcome", socket.id());
    }

    @OnConnect
    void named(
            @Auth("name") String name, @Auth("age") Optional<Integer> age, @Header("X-Color") Optional<String> color) {
        CALLS.add("named " + name + " " + age.orElse(0) + " " + color.orElse("none"));
    }

    @OnConnect
    void loggedIn(Principal principal) {
        CALLS.add("logged in " + principal.getName());
    }

    @OnConnect
    void withHttpSession(HttpSession session) {
        CALLS.add("HTTP session");
    }

    @OnEvent("place")
    Map<String, Object> place(Socket socket, @Valid Order order, Handshake handshake) {
        CALLS.add("place");
        return Map.of(
                "items",
                order.items().size(),
                "sid",
                socket.id().equals(handshake.query("sid").orElse("")));
    }

    @OnEvent("note")
    void note(String text) {
        CALLS.add("note " + text);
    }

    @OnEvent("later")
    CompletionStage<Integer> later(int number) {
        return CompletableFuture.supplyAsync(() -> number + 1);
    }

    @OnEvent("later nothing")
    CompletionStage<Void> laterNothing() {
        return CompletableFuture.runAsync(() -> CALLS.add("later nothing"));
    }

    @OnEvent("later failed")
    CompletionStage<Integer> laterFailed() {
        return CompletableFuture.supplyAsync(() -> {
            throw new EventRefusedException("sold out", "There are none left", Map.of("left", 0));
        });
    }

    @OnEvent("types")
    List<Object> types(List<Item> items, byte[] bytes, boolean flag, @Nullable Item item, Optional<String> last) {
        return List.of(
                items.get(1).name(), bytes.length, flag, item == null ? "no item" : item.name(), last.orElse("-"));
    }

    @OnEvent("which namespaces")
    String whichNamespaces(Namespace here, @SocketIoNamespace("elsewhere") Namespace there) {
        return here.name() + " " + there.name();
    }

    @OnEvent("own answer")
    void ownAnswer(Ack ack, String text) {
        ack.send(text, "and more");
    }

    @OnEvent("find")
    Optional<String> find(String name) {
        return name.equals("there") ? Optional.of("found") : Optional.empty();
    }

    @OnEvent("fail")
    void fail(boolean checked) throws IOException {
        if (checked) {
            throw new IOException("secret of the application");
        }
        throw new IllegalStateException("secret of the application");
    }

    @OnEvent("cannot be sent")
    Object cannotBeSent() {
        return unsendable();
    }

    @OnEvent("cannot be explained")
    void cannotBeExplained() {
        throw new EventRefusedException("sold out", "There are none left", unsendable());
    }

    @OnEvent("cannot be explained later")
    CompletionStage<Void> cannotBeExplainedLater() {
        return CompletableFuture.runAsync(this::cannotBeExplained);
    }

    private static Object unsendable() {
        return new Object() {
            public String getValue() {
                throw new IllegalStateException("secret of the application");
            }
        };
    }

    @OnEvent("denied")
    @DenyAll
    String denied() {
        CALLS.add("denied");
        return "called";
    }

    @OnEvent("administer")
    @RolesAllowed("admin")
    String administer(Principal principal) {
        CALLS.add("administer");
        return principal.getName();
    }

    @OnEvent("buy")
    @RolesAllowed({"user", "admin"})
    String buy(Handshake handshake) {
        return "user " + handshake.isUserInRole("user") + ", admin " + handshake.isUserInRole("admin");
    }

    @OnEvent("open")
    @PermitAll
    String open(Optional<Principal> principal) {
        return principal.map(Principal::getName).orElse("nobody");
    }

    @OnEvent("my HTTP session")
    String httpSession(HttpSession session) {
        return session.getId();
    }

    @OnAny
    void any(String name, IncomingEvent event) {
        if (name.startsWith("unknown")) {
            CALLS.add("any " + name + " " + event.args().size());
        }
    }

    @OnDisconnect
    void gone(Socket socket, DisconnectReason reason) {
        CALLS.add("gone " + reason + " " + socket.rooms().size());
    }

    @OnError
    void ioFailed(IOException exception) {
        CALLS.add("error " + exception.getMessage());
    }

    @OnError
    void failed(EventFailure failure) {
        CALLS.add("failure of " + failure.event().name());
    }
}
