package io.github.socketiojakarta.internal.engine;

import org.jspecify.annotations.Nullable;

/**
 * An HTTP request while it is being served. Of most requests little is looked at, so nothing is copied before it is asked
 * for. Good on the thread that serves it, until that returns; {@link #kept} is good for ever.
 */
public interface CurrentRequest {

    /** Returns the HTTP method, in upper case. */
    String method();

    /** Returns a query parameter; of one that is repeated, the last. */
    @Nullable
    String parameter(String name);

    /** Returns the values of a header, whose name is given in lower case. */
    @Nullable
    String header(String name);

    /** Returns the client's address as the container sees it. */
    String remoteAddress();

    /** Returns whether the container saw TLS, or knows of it from a proxy. */
    boolean secure();

    /** Returns name and port of the server as the container knows them; they may come from a proxy it trusts. */
    default String authority() {
        return headerOrEmpty("host");
    }

    /** Returns who sent it, as the container says. */
    Caller caller();

    /** Returns what can be kept of it. */
    EngineRequest kept();

    /** Returns the values of a header, empty if there is none. */
    default String headerOrEmpty(String name) {
        String values = header(name);
        return values == null ? "" : values;
    }
}
