package io.github.socketiojakarta.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.ServerTest;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The official Java client 1.0.2, of the time of Socket.IO 2, over each transport, in each container. */
@Tag("full")
class OldJavaClientIT extends ServerTest {

    @Override
    protected void configure(SocketIoOptions.Builder options) {
        options.allowEIO3(true).maxHttpBufferSize(2_000_000); // 900 KiB of bytes are more as base64
    }

    @Override
    protected void handle(SocketIoServer io) {
        Scenarios.serve(io);
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket", "polling,websocket"})
    void exchangesEveryKindOfMessage(String transports) throws Exception {
        hold("exchange", transports);
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket", "polling,websocket"})
    void passesAMiddlewareOrIsRefused(String transports) throws Exception {
        hold("meetMiddleware", transports);
    }

    @SuppressWarnings("resource")
    private void hold(String part, String transports) throws Exception {
        // never closed: the client's threads still load classes when they end
        URLClassLoader old = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader());
        Class<?> conversation = old.loadClass(JavaConversation.class.getName());
        Path jar = Path.of(old.loadClass("io.socket.client.Socket")
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        assertThat(jar.getFileName()).hasToString("socket.io-client-1.0.2.jar");
        Object talk = conversation
                .getConstructor(String.class, String[].class)
                .newInstance(server.url(), transports.split(","));
        conversation.getMethod(part).invoke(talk);
    }

    /** The old client and what it needs, and this test's own classes. */
    private static URL[] classPath() throws Exception {
        List<URL> urls = new ArrayList<>();
        try (Stream<Path> jars = Files.list(Path.of("target", "old-java-client"))) {
            for (Path jar : jars.toList()) {
                urls.add(jar.toUri().toURL());
            }
        }
        urls.add(JavaConversation.class.getProtectionDomain().getCodeSource().getLocation());
        return urls.toArray(URL[]::new);
    }
}
