package io.github.socketiojakarta.example;

/** The columns of the table of servers. */
enum Capability {
    DEPLOYS("deploys"),
    POLLING("polling"),
    WEBSOCKET("WebSocket"),
    UPGRADE("upgrade"),
    CDI("CDI"),
    ROLES("roles"),
    VALIDATION("validation"),
    REQUEST_SCOPE("request scope"),
    SESSION_END("session end"),
    REDEPLOYMENT("redeployed 5 times"),
    ENGINE_IO_SUITE("suite EIO4"),
    SOCKET_IO_SUITE("suite SIO5"),
    CONTEXT("JNDI, caller");

    private final String title;

    Capability(String title) {
        this.title = title;
    }

    /** Whether a server without CDI and Bean Validation has it only with what the WAR brings along. */
    boolean needsCdi() {
        return this == CDI || this == VALIDATION || this == REQUEST_SCOPE;
    }

    String title() {
        return title;
    }
}
