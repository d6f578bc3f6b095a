package io.github.socketiojakarta.internal.namespace;

/** Which names a namespace may have. */
public final class NamespaceNames {

    private NamespaceNames() {}

    /** Returns the name with the slash in front that all of them have. */
    public static String absolute(String name) {
        return name.startsWith("/") ? name : "/" + name;
    }

    /**
     * Refuses names by which no client could join: a comma ends the name in every packet.
     *
     * @throws IllegalArgumentException if the name has a comma
     */
    public static void check(String name) {
        if (name.indexOf(',') >= 0) {
            throw new IllegalArgumentException("No client can join the namespace '" + name
                    + "': a comma ends the name of a namespace in a packet. Use another character, such as '-'");
        }
    }
}
