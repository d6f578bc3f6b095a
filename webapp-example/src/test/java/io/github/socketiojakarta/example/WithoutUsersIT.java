package io.github.socketiojakarta.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The chat on servers as they are unpacked: nobody has configured users yet. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class WithoutUsersIT {

    @Parameter
    Server server;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .cookieHandler(new CookieManager())
            .build();

    static List<Server> servers() {
        return Server.chosen();
    }

    @Test
    void theChatIsThereAndNobodyIsAnAdministrator() throws Exception {
        Application chat = Application.chat(server.cdi());
        try (ServerProcess running = server.start(chat, "without-users", FreePort.next(), List.of())) {
            URI address = running.address();
            assertThat(get(address).body()).contains("Join the chat");
            assertThat(get(address.resolve("socket.io/?EIO=4&transport=polling"))
                            .body())
                    .contains("\"sid\"");
            assertThat(get(address.resolve("admin/")).body()).contains("action=\"login\"");
            HttpResponse<String> refused = send(HttpRequest.newBuilder(address.resolve("login"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("name=admin&password=admin")));
            assertThat(refused.uri()).hasPath("/login.html").hasQuery("failed");
        }
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return send(HttpRequest.newBuilder(uri));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
