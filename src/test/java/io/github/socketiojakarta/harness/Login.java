package io.github.socketiojakarta.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What a web application says about logins: everything below a path is for the role "user". Alice is an "admin", too.
 *
 * @param path a servlet mapping
 */
public record Login(Method method, String path) {

    /** How users log in. */
    public enum Method {
        /** Not at all, and the container keeps no sessions if it can be told so. */
        NONE,
        /** Not at all. */
        SESSIONS,
        /** Not at all, and the container keeps sessions in files, and in memory as short as it can. */
        STORED_SESSIONS,
        BASIC,
        FORM
    }

    public static final String PASSWORD = "secret";
    public static final String REALM = "test";
    public static final String LOGIN_PAGE = "/login";
    public static final Login NONE = new Login(Method.NONE, "");
    public static final Login SESSIONS = new Login(Method.SESSIONS, "");
    public static final Login STORED_SESSIONS = new Login(Method.STORED_SESSIONS, "");

    /** Returns a login for the whole application. */
    public static Login by(Method method) {
        return new Login(method, "/*");
    }

    boolean isOff() {
        return method != Method.BASIC && method != Method.FORM;
    }

    /** Returns the header with which a user is let in; logs in before, if a form is needed. */
    public String headerOf(TestServer server, String user) {
        return method == Method.FORM ? fillForm(server, user) : basic(user);
    }

    public static String basic(String user) {
        byte[] bytes = (user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(bytes);
    }

    /** Asks for a protected page, is shown the form, sends it, and gets the session's new id. */
    private static String fillForm(TestServer server, String user) {
        String anonymous = cookie(RawHttp.send(server, "GET", "/"));
        try (RawHttp http = RawHttp.connect(server)) {
            HttpReply reply = http.request(
                    "POST",
                    "/j_security_check",
                    "j_username=" + user + "&j_password=" + PASSWORD,
                    "Content-Type: application/x-www-form-urlencoded",
                    anonymous);
            assertThat(reply.status()).as(reply.body()).isBetween(302, 303);
            String header = cookie(reply);
            assertThat(header).as("the session's id after the login").isNotEqualTo(anonymous);
            return header;
        }
    }

    /** Returns the header that sends a response's cookie back. */
    public static String cookie(HttpReply reply) {
        String cookie = reply.header("Set-Cookie").orElseThrow(() -> new AssertionError("no session: " + reply));
        return "Cookie: " + cookie.substring(0, cookie.indexOf(';'));
    }
}
