package io.github.socketiojakarta.proxies;

/** Where the application is, outside and inside of the proxy. */
enum Place {
    ROOT("", "An application at the root"),
    CONTEXT_PATH("/chat", "An application below a context path");

    private final String contextPath;
    private final String heading;

    Place(String contextPath, String heading) {
        this.contextPath = contextPath;
        this.heading = heading;
    }

    String contextPath() {
        return contextPath;
    }

    String socketPath() {
        return contextPath + "/socket.io";
    }

    /** The heading above its block, in the section of each proxy. */
    String heading() {
        return heading;
    }
}
