package io.github.socketiojakarta.example;

import java.nio.file.Path;

/**
 * A web application for the tests.
 *
 * @param war its file
 * @param page the path of something that it has and an empty server has not, without slash at the beginning
 */
record Application(Path war, String page) {

    static final Application CHAT =
            new Application(Path.of("target", "chat.war").toAbsolutePath(), "js/main.js");
}
