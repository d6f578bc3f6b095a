package io.github.socketiojakarta.internal.ee.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.socketiojakarta.Ack;
import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.IncomingEvent;
import io.github.socketiojakarta.JsonCodec;
import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.annotation.Auth;
import io.github.socketiojakarta.annotation.Header;
import io.github.socketiojakarta.annotation.OnAny;
import io.github.socketiojakarta.annotation.OnConnect;
import io.github.socketiojakarta.annotation.OnConnecting;
import io.github.socketiojakarta.annotation.OnDisconnect;
import io.github.socketiojakarta.annotation.OnError;
import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.Query;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.annotation.SocketScoped;
import io.github.socketiojakarta.bean.InvalidHandlerException;
import io.github.socketiojakarta.internal.ee.HandlerOfOtherPackage;
import io.github.socketiojakarta.internal.ee.handler.bean.NamedHandlers;
import io.github.socketiojakarta.internal.ee.handler.bean.PlainBeans;
import io.github.socketiojakarta.internal.engine.CallContext;
import io.github.socketiojakarta.internal.engine.EngineThreads;
import io.github.socketiojakarta.internal.lane.ApplicationCalls;
import io.github.socketiojakarta.internal.lane.ApplicationThreads;
import io.github.socketiojakarta.internal.server.LocalServer;
import io.github.socketiojakarta.jsonb.JsonbCodec;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of a class that cannot work, when the application is deployed. */
class InvalidHandlerTest {

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(0);

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    private Handlers read(SocketIoOptions options, Class<?> type) {
        LocalServer server = new LocalServer(
                options,
                new JsonbCodec(),
                new EngineThreads(executor, executor, executor, System::nanoTime),
                new ApplicationCalls(getClass().getClassLoader(), Runnable::run, CallContext.OF_THREAD),
                () -> new ApplicationThreads(Optional.empty(), executor, executor, executor));
        return Handlers.read(List.of(type), NamedHandlers.NONE, server, new PlainBeans());
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(WithComma.class, "WithComma: ", "'/a,b', which no client can join"),
                Arguments.of(Nothing.class, "Nothing: ", "handles nothing; put @OnEvent(\"name\")"),
                Arguments.of(PrivateMethod.class, "PrivateMethod.handle(): ", "neither private nor static"),
                Arguments.of(StaticMethod.class, "StaticMethod.handle(): ", "neither private nor static"),
                Arguments.of(TwoKinds.class, "TwoKinds.handle(): ", "both @OnConnect and @OnEvent"),
                Arguments.of(ConnectResult.class, "ConnectResult.handle(): ", "@OnConnect, so it must return void"),
                Arguments.of(Reserved.class, "Reserved.handle(): ", "'disconnect', a name that Socket.IO keeps"),
                Arguments.of(AckAndResult.class, "AckAndResult.handle(): ", "takes an Ack and returns a value"),
                Arguments.of(PayloadOnConnect.class, "PayloadOnConnect.handle(): ", "java.util.List<java.lang.String>"),
                Arguments.of(AckOnDisconnect.class, "AckOnDisconnect.handle(): ", "@OnDisconnect does not provide"),
                Arguments.of(ReasonOfEvent.class, "ReasonOfEvent.handle(): ", "@OnEvent does not provide"),
                Arguments.of(Variable.class, "Variable.handle(): ", "write a concrete type"),
                Arguments.of(RawOptional.class, "RawOptional.handle(): ", "write Optional<String>"),
                Arguments.of(RequiredAfterOptional.class, "handle(): ", "make it Optional, too"),
                Arguments.of(RequiredAfterNullable.class, "handle(): ", "make it Optional, too"),
                Arguments.of(QueryNumber.class, "QueryNumber.handle(): ", "@Query int; write String or Optional"),
                Arguments.of(HeaderList.class, "HeaderList.handle(): ", "@Header List; write String or Optional"),
                Arguments.of(GenericAuth.class, "GenericAuth.handle(): ", "@Auth of a generic type"),
                Arguments.of(NoConstructor.class, "NoConstructor: ", "constructor without parameters"),
                Arguments.of(Inner.class, "Inner: ", "must be static, if it is nested"),
                Arguments.of(Intercepted.class, "Intercepted: ", "OwnBinding, an interceptor, which needs CDI"),
                Arguments.of(Injected.class, "Injected: ", "uses jakarta.inject, which needs CDI"),
                Arguments.of(
                        TwiceTheEvent.class, "handle(): ", "as " + TwiceTheEvent.class.getName() + ".again() does"),
                Arguments.of(ConnectingResult.class, "handle(): ", "return void, or a CompletionStage"),
                Arguments.of(ConnectingLater.class, "handle(): ", "return void, or a CompletionStage"),
                Arguments.of(ConnectingFuture.class, "handle(): ", "whose value does not count"),
                Arguments.of(ParameterOfPattern.class, "handle(): ", "a pattern means many namespaces"),
                Arguments.of(ParameterWithComma.class, "handle(): ", "no client can join the namespace '/a,b'"),
                Arguments.of(Abstract.class, "Abstract: ", "is abstract, so nothing can be made of it"),
                Arguments.of(HiddenAuth.class, "handle(): ", "write 'public record Hidden'"),
                Arguments.of(HiddenOptionalAuth.class, "handle(): ", "write 'public record Hidden'"),
                Arguments.of(AbstractAuth.class, "handle(): ", "takes Shape, which is abstract"),
                Arguments.of(ConnectingScoped.class, "handle(): ", "must not be @SocketScoped"),
                Arguments.of(ScopedChild.class, "handle(): ", "must not be @SocketScoped"),
                Arguments.of(NameAndPattern.class, "NameAndPattern: ", "both a namespace and a pattern"),
                Arguments.of(NoPattern.class, "NoPattern: ", "no regular expression"),
                Arguments.of(HiddenPayload.class, "handle(): ", "write 'public record Hidden'"),
                Arguments.of(HiddenInList.class, "handle(): ", "write 'public record Hidden'"),
                Arguments.of(HiddenInArray.class, "handle(): ", "write 'public record Hidden'"),
                Arguments.of(HiddenGeneric.class, "handle(): ", "write 'public record Box'"),
                Arguments.of(VariableArray.class, "handle(): ", "takes a T[], which JSON cannot be converted to"),
                Arguments.of(HiddenInRecord.class, "handle(): ", "write 'public record Hidden'"),
                Arguments.of(AbstractPayload.class, "handle(): ", "takes Shape, which is abstract: name its subtypes"),
                Arguments.of(PayloadOfParts.class, "handle(): ", "takes OfParts, which has no constructor"),
                Arguments.of(PartsInList.class, "handle(): ", "takes OfParts, which has no constructor"),
                Arguments.of(HiddenResult.class, "handle(): ", "write 'public static class HiddenBean'"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void theMessageSaysWhatToWrite(Class<?> type, String where, String what) {
        assertThatExceptionOfType(InvalidHandlerException.class)
                .isThrownBy(() -> read(SocketIoOptions.defaults(), type))
                .withMessageStartingWith(getClass().getName())
                .withMessageContainingAll(where, what);
    }

    @Test
    void anOwnCodecMayReachWhatJsonbDoesNot() {
        SocketIoOptions options =
                SocketIoOptions.builder().jsonCodec(new OwnCodec()).build();
        assertThat(read(options, HiddenPayload.class).roles()).isEmpty();
    }

    @Test
    void theRolesOfAllMethodsAreKnown() {
        assertThat(read(SocketIoOptions.defaults(), Roles.class).roles()).containsExactlyInAnyOrder("user", "admin");
    }

    @Test
    void aMethodThatNoProxyCouldOverrideIsRefused() {
        assertThatExceptionOfType(InvalidHandlerException.class)
                .isThrownBy(() -> read(SocketIoOptions.defaults(), Heir.class))
                .withMessageContainingAll(
                        "HandlerOfOtherPackage.handle(): ", Heir.class.getName(), "public or protected");
    }

    @Test
    void aRoleMayBeNamedTwice() {
        assertThat(read(SocketIoOptions.defaults(), TwiceTheRole.class).roles()).containsExactly("user");
    }

    /** Closed rather than open: the roles of a class are forgotten more easily than meant for some of its methods. */
    @Test
    void anInheritedMethodOfWhichNothingIsSaidHasTheRolesOfTheHandler() {
        assertThat(read(SocketIoOptions.defaults(), Guarded.class).roles()).containsExactly("guard");
        assertThat(read(SocketIoOptions.defaults(), BelowGuarded.class).roles()).containsExactly("guard");
        assertThat(read(SocketIoOptions.defaults(), OpenAbove.class).roles()).isEmpty();
    }

    @Test
    void anOverriddenMethodCountsOnce() {
        assertThat(read(SocketIoOptions.defaults(), Overriding.class).roles()).containsExactly("owner");
    }

    @SocketIoNamespace
    static class TwiceTheEvent {
        @OnEvent("a")
        void handle() {}

        @OnEvent("a")
        void again() {}
    }

    @SocketIoNamespace
    static class ConnectingResult {
        @OnConnecting
        boolean handle() {
            return true;
        }
    }

    @SocketIoNamespace
    @SocketScoped
    static class ConnectingScoped {
        @OnConnecting
        void handle() {}
    }

    static class Connecting {
        @OnConnecting
        void handle() {}
    }

    @SocketIoNamespace
    @SocketScoped
    static class ScopedChild extends Connecting {}

    @SocketIoNamespace
    static class ConnectingLater {
        @OnConnecting
        CompletionStage<Boolean> handle() {
            return CompletableFuture.completedStage(false);
        }
    }

    @SocketIoNamespace
    static class ConnectingFuture {
        @OnConnecting
        CompletableFuture<? extends Boolean> handle() {
            return CompletableFuture.completedFuture(false);
        }
    }

    @SocketIoNamespace
    static class ParameterOfPattern {
        @OnConnect
        void handle(@SocketIoNamespace(pattern = "/tenant-\\w+") Namespace tenants) {}
    }

    @SocketIoNamespace
    static class ParameterWithComma {
        @OnConnect
        void handle(@SocketIoNamespace("/a,b") Namespace other) {}
    }

    @SocketIoNamespace
    abstract static class Abstract {
        @OnConnect
        void handle() {}
    }

    @SocketIoNamespace
    static class HiddenAuth {
        @OnConnect
        void handle(@Auth("user") Hidden user) {}
    }

    @SocketIoNamespace
    static class HiddenOptionalAuth {
        @OnConnecting
        void handle(@Auth("user") Optional<Hidden> user) {}
    }

    @SocketIoNamespace
    static class AbstractAuth {
        @OnConnect
        void handle(@Auth("shape") Shape shape) {}
    }

    @SocketIoNamespace(value = "/a", pattern = "/b.*")
    static class NameAndPattern {
        @OnConnect
        void handle() {}
    }

    @SocketIoNamespace(pattern = "/b(")
    static class NoPattern {
        @OnConnect
        void handle() {}
    }

    record Hidden(String text) {}

    static class HiddenBean {}

    public record Open(Hidden hidden) {}

    @SocketIoNamespace("/a,b")
    static class WithComma {
        @OnConnect
        void handle() {}
    }

    @SocketIoNamespace
    static class Nothing {
        void handle() {}
    }

    @SocketIoNamespace
    static class PrivateMethod {
        @OnEvent("a")
        private void handle() {}
    }

    @SocketIoNamespace
    static class StaticMethod {
        @OnEvent("a")
        static void handle() {}
    }

    @SocketIoNamespace
    static class TwoKinds {
        @OnConnect
        @OnEvent("a")
        void handle() {}
    }

    @SocketIoNamespace
    static class ConnectResult {
        @OnConnect
        String handle() {
            return "";
        }
    }

    @SocketIoNamespace
    static class Reserved {
        @OnEvent("disconnect")
        void handle() {}
    }

    @SocketIoNamespace
    static class AckAndResult {
        @OnEvent("a")
        String handle(Ack ack) {
            return "";
        }
    }

    @SocketIoNamespace
    static class PayloadOnConnect {
        @OnConnect
        void handle(Socket socket, List<String> payload) {}
    }

    @SocketIoNamespace
    static class AckOnDisconnect {
        @OnDisconnect
        void handle(DisconnectReason reason, Ack ack) {}
    }

    @SocketIoNamespace
    static class ReasonOfEvent {
        @OnEvent("a")
        void handle(DisconnectReason reason) {}
    }

    @SocketIoNamespace
    static class Variable {
        @OnEvent("a")
        <T> void handle(List<T> list) {}
    }

    @SocketIoNamespace
    @SuppressWarnings("rawtypes")
    static class RawOptional {
        @OnEvent("a")
        void handle(Optional text) {}
    }

    @SocketIoNamespace
    static class RequiredAfterOptional {
        @OnEvent("a")
        void handle(Optional<String> text, int number) {}
    }

    @SocketIoNamespace
    static class RequiredAfterNullable {
        @OnEvent("a")
        void handle(@Nullable String text, Socket socket, int number) {}
    }

    @SocketIoNamespace
    static class QueryNumber {
        @OnEvent("a")
        void handle(@Query("n") int number) {}
    }

    @SocketIoNamespace
    static class HeaderList {
        @OnConnect
        void handle(@Header("n") List<String> values) {}
    }

    @SocketIoNamespace
    static class GenericAuth {
        @OnConnect
        void handle(@Auth("n") Optional<List<String>> values) {}
    }

    @SocketIoNamespace
    static class NoConstructor {
        NoConstructor(String text) {}

        @OnConnect
        void handle() {}
    }

    @SocketIoNamespace
    class Inner {
        @OnConnect
        void handle() {}
    }

    @SocketIoNamespace
    static class Intercepted {
        @OnConnect
        @OwnBinding
        void handle() {}
    }

    @SocketIoNamespace
    static class Injected {
        @Inject
        Runnable dependency;

        @OnConnect
        void handle() {}
    }

    @SocketIoNamespace
    static class HiddenPayload {
        @OnEvent("a")
        void handle(Hidden hidden) {}
    }

    @SocketIoNamespace
    static class HiddenInList {
        @OnEvent("a")
        void handle(Map<String, List<Hidden[]>> hidden) {}
    }

    @SocketIoNamespace
    static class HiddenInArray {
        @OnEvent("a")
        void handle(List<Hidden>[] hidden) {}
    }

    record Box<T>(String text) {}

    @SocketIoNamespace
    static class HiddenGeneric {
        @OnEvent("a")
        void handle(Box<String> box) {}
    }

    @SocketIoNamespace
    static class VariableArray {
        @OnEvent("a")
        <T> void handle(T[] array) {}
    }

    @SocketIoNamespace
    static class HiddenInRecord {
        @OnEvent("a")
        void handle(Open open) {}
    }

    @SocketIoNamespace
    static class HiddenResult {
        @OnEvent("a")
        Optional<HiddenBean> handle() {
            return Optional.empty();
        }
    }

    @SocketIoNamespace
    @RolesAllowed("user")
    static class Roles {
        @OnEvent("a")
        @RolesAllowed("admin")
        void administer() {}

        @OnEvent("b")
        void use() {}

        @OnAny
        void any(String name, Args args) {}

        @OnError
        void failed(IncomingEvent event, Exception exception) {}
    }

    @SocketIoNamespace
    static class Heir extends HandlerOfOtherPackage {}

    @SocketIoNamespace
    static class TwiceTheRole {
        @OnEvent("a")
        @RolesAllowed({"user", "user"})
        void handle() {}
    }

    static class Unguarded {
        @OnEvent("a")
        void handle() {}
    }

    @SocketIoNamespace
    @RolesAllowed("guard")
    static class Guarded extends Unguarded {}

    @SocketIoNamespace
    static class BelowGuarded extends Guarded {}

    @SocketIoNamespace
    @PermitAll
    static class OpenAbove extends Guarded {}

    static class Overridden {
        @OnEvent("a")
        @RolesAllowed("user")
        void handle() {}
    }

    @SocketIoNamespace
    static class Overriding extends Overridden {
        @Override
        @OnEvent("a")
        @RolesAllowed("owner")
        void handle() {}
    }

    private static final class OwnCodec implements JsonCodec {
        @Override
        public String encode(List<? extends @Nullable Object> values, List<ByteBuffer> attachments) {
            return "[]";
        }

        @Override
        public @Nullable Object decode(String json, Type type, List<ByteBuffer> attachments) {
            return null;
        }
    }

    /** One of several. */
    public sealed interface Shape permits Circle {}

    /** The only one. */
    public record Circle(int radius) implements Shape {}

    /** Nobody but its author can make one. */
    public static class OfParts {
        public OfParts(String text) {}
    }

    @SocketIoNamespace("/")
    public static class AbstractPayload {
        @OnEvent("event")
        void handle(Shape shape) {}
    }

    @SocketIoNamespace("/")
    public static class PayloadOfParts {
        @OnEvent("event")
        void handle(OfParts parts) {}
    }

    @SocketIoNamespace("/")
    public static class PartsInList {
        @OnEvent("event")
        void handle(List<OfParts> parts) {}
    }
}
