package io.github.socketiojakarta.harness;

/** Where a server listens on this machine, whether in this process or in another. */
@FunctionalInterface
public interface Address {

    int port();
}
