package io.github.socketiojakarta;

import java.util.Map;

/** Sets headers of a response. */
@FunctionalInterface
public interface HeadersListener {

    /**
     * Adds to the headers of a response, or changes what other listeners have added.
     *
     * @param headers the headers by name, to be changed
     * @param request the request that is being answered
     */
    void onHeaders(Map<String, String> headers, ConnectionRequest request);
}
