package io.github.socketiojakarta.bench.load;

/** With what a server of ours is compared: the least that its container has to do with such messages. */
public enum Limit {
    BARE("bare", "the endpoint sends back the frame"),
    JACKSON("bare-jackson", "the endpoint parses the payload into maps and writes it, with Jackson"),
    JSONB("bare-jsonb", "the endpoint parses the payload into its type and writes it, with Yasson");

    private final String application;
    private final String title;

    Limit(String application, String title) {
        this.application = application;
        this.title = title;
    }

    /** Returns the name of the application. */
    public String application() {
        return application;
    }

    /** Returns what the application does. */
    public String title() {
        return title;
    }
}
