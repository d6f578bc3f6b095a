package io.github.socketiojakarta.example;

import java.util.List;

/**
 * Who can log in to the servers.
 *
 * @param name the name, which is the password too
 * @param roles the roles
 */
record User(String name, List<String> roles) {

    /** The name of the realm in {@code web.xml}: GlassFish knows this one, and the others take any. */
    static final String REALM = "file";

    static final List<User> ALL =
            List.of(new User("alice", List.of("user")), new User("admin", List.of("user", "admin")));

    String password() {
        return name;
    }

    String roles(String separator) {
        return String.join(separator, roles);
    }
}
