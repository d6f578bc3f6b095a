package io.github.socketiojakarta.internal.engine.transport;

import jakarta.websocket.Session;

/**
 * Tells a container how much of a message it may keep before it hands it over. Parts are put together by us, so a small
 * buffer would do everywhere; but what the two settings mean for handlers of parts is the container's own idea: for some
 * they bound the message.
 */
final class MessageBuffers {

    private static final String TOMCAT = "org.apache.tomcat.websocket.";

    /**
     * Tomcat allocates this for each session with its first message, and keeps it: two bytes for each character. It would
     * take twice as much by itself, also where it has been told to take less.
     */
    private static final int PART = 4_096;

    private static final int SMALLEST_PART = 256;

    private MessageBuffers() {}

    static void adapt(Session session, int maxMessageBytes) {
        if (session.getClass().getName().startsWith(TOMCAT)) {
            int half = session.getMaxTextMessageBufferSize() / 2;
            session.setMaxTextMessageBufferSize(Math.max(SMALLEST_PART, Math.min(PART, half)));
        } else {
            session.setMaxTextMessageBufferSize(maxMessageBytes);
            session.setMaxBinaryMessageBufferSize(maxMessageBytes);
        }
    }
}
