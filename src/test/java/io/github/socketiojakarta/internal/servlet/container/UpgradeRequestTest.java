package io.github.socketiojakarta.internal.servlet.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpgradeRequestTest {

    private final HttpServletRequest original = (HttpServletRequest) Proxy.newProxyInstance(
            UpgradeRequestTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) -> switch (method.getName()) {
                case "getQueryString" -> "EIO=4";
                case "getParameterMap" -> Map.of("EIO", new String[] {"4"});
                case "getRequestURI" -> "/socket.io/";
                case "getServerPort" -> 80;
                case "isSecure" -> true;
                default -> throw new UnsupportedOperationException(method.getName());
            });
    private final UpgradeRequest request = new UpgradeRequest(original);

    @Test
    void showsWhatTheContainerNeedsOfTheRequest() {
        assertThat(request.getRequestURI()).isEqualTo("/socket.io/");
        assertThat(request.isSecure()).isTrue();
    }

    @Test
    void hidesTheSessionAndTheQuery() {
        assertThat(request.getSession(false)).isNull();
        assertThat(request.getQueryString()).isNull();
        assertThat(request.getParameterMap()).isEmpty();
    }

    @Test
    void keepsNothingOfTheRequestOnceItHasForgottenIt() {
        request.forget();

        assertThat(request.getRequest()).isNotSameAs(original).isNotInstanceOf(HttpServletRequestWrapper.class);
        assertThat(request.getRequestURI()).isNull();
        assertThat(request.getServerPort()).isZero();
        assertThat(request.getContentLengthLong()).isZero();
        assertThat(request.isSecure()).isFalse();
    }
}
