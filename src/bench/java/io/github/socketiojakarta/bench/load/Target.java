package io.github.socketiojakarta.bench.load;

/** Where the load goes. */
public record Target(int port, Dialect dialect) {}
