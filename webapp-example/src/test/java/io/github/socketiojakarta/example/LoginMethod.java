package io.github.socketiojakarta.example;

import java.util.Locale;

/** How users log in. */
enum LoginMethod {
    BASIC,
    FORM;

    /** A descriptor that lets only users in, to Socket.IO and to one page. */
    String webXml() {
        return webXml("");
    }

    /** The same, with more elements. */
    String webXml(String elements) {
        return WebXml.of(elements + WebXml.parameter("roles", "user,admin") + """
                <security-constraint>
                  <web-resource-collection>
                    <web-resource-name>users</web-resource-name>
                    <url-pattern>/socket.io/*</url-pattern>
                    <url-pattern>/pages/private</url-pattern>
                  </web-resource-collection>
                  <auth-constraint><role-name>user</role-name></auth-constraint>
                </security-constraint>
                <login-config>
                  <auth-method>%s</auth-method>
                  <realm-name>%s</realm-name>
                  <form-login-config>
                    <form-login-page>/pages/login</form-login-page>
                    <form-error-page>/pages/login</form-error-page>
                  </form-login-config>
                </login-config>
                <security-role><role-name>user</role-name></security-role>
                <security-role><role-name>admin</role-name></security-role>""".formatted(name(), User.REALM));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
