package io.github.socketiojakarta;

import java.util.Map;

/**
 * Sets headers of a response.
 *
 * <p>Implemented by applications: methods are added with a default only.
 */
@FunctionalInterface
public interface HeadersListener {

    /**
     * Adds to the headers of a response, or changes what other listeners have added.
     *
     * <p>What cannot be sent is left out and logged: names and values that would break the response, and headers
     * that say where it ends or how it is coded, such as {@code Content-Length}. {@code Set-Cookie} and {@code Vary}
     * join those that others have set; all else replaces it.
     *
     * @param headers the headers by name, whose case does not matter; to be changed
     * @param request the request that is being answered
     */
    void onHeaders(Map<String, String> headers, ConnectionRequest request);
}
