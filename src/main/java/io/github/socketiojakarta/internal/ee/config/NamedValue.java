package io.github.socketiojakarta.internal.ee.config;

import io.github.socketiojakarta.SocketIoOptions;

/**
 * One option as text.
 *
 * @param origin where it was found, as messages say it
 * @param option its name, without the prefix
 * @param text its value
 */
record NamedValue(String origin, String option, String text) {

    /**
     * Sets the option.
     *
     * @throws IllegalArgumentException if it cannot have this value; the message says where it was found
     */
    void apply(SocketIoOptions.Builder options) {
        try {
            options.set(option, text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(origin + " cannot be '" + text + "': " + e.getMessage(), e);
        }
    }
}
