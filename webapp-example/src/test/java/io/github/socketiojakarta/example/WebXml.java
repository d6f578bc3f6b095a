package io.github.socketiojakarta.example;

/** Deployment descriptors. */
final class WebXml {

    private WebXml() {}

    static String of(String elements) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                %s
                </web-app>
                """.formatted(elements);
    }

    /** An option of the Socket.IO server. */
    static String parameter(String option, String value) {
        return """
                <context-param>
                  <param-name>socketio.%s</param-name>
                  <param-value>%s</param-value>
                </context-param>
                """.formatted(option, value);
    }
}
