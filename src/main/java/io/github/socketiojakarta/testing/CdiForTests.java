package io.github.socketiojakarta.testing;

import io.github.socketiojakarta.internal.ee.cdi.SocketIoExtension;
import jakarta.enterprise.inject.spi.Extension;

/** What a test needs that starts a CDI container by hand. A class of its own, for those who have no CDI. */
public final class CdiForTests {

    private CdiForTests() {}

    /**
     * Returns a new extension, which makes the server, its namespaces, the current socket and {@code @SocketScoped} known to
     * one container. Containers that look for extensions by themselves find it in the jar; Weld with {@code
     * disableDiscovery()}, and so the Weld of weld-junit, is told by {@code addExtension()}.
     */
    public static Extension extension() {
        return new SocketIoExtension();
    }
}
