package io.github.socketiojakarta.example.chat;

import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.Socket;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Who is called what. A name belongs to one visitor at a time; one who comes back, and shows the same key as before,
 * takes it over from the connection that was lost. Thread-safe.
 */
@ApplicationScoped
public class Nicknames {

    private static final int MAX_LENGTH = 20;
    private static final String NICKNAME = "nickname";
    private static final String KEY = "key";

    private final ConcurrentMap<String, Socket> owners = new ConcurrentHashMap<>();

    /** Lets a socket in if the name is free. */
    void claim(Socket socket, String nickname, String key) {
        if (nickname.isEmpty() || nickname.length() > MAX_LENGTH) {
            throw new ConnectionRefusedException(
                    "Choose a name of 1 to " + MAX_LENGTH + " characters", Map.of("field", NICKNAME));
        }
        socket.data().put(NICKNAME, nickname);
        socket.data().put(KEY, key);
        Socket owner = owners.compute(fold(nickname), (name, present) -> mayReplace(present, key) ? socket : present);
        if (owner != socket) {
            throw new ConnectionRefusedException(
                    "Somebody is called " + nickname + " already", Map.of("field", NICKNAME));
        }
    }

    private static boolean mayReplace(Socket present, String key) {
        return present == null
                || !present.isConnected()
                || (!key.isEmpty() && key.equals(present.data().get(KEY)));
    }

    boolean isOwner(Socket socket) {
        return owners.get(fold(of(socket))) == socket;
    }

    void release(Socket socket) {
        owners.remove(fold(of(socket)), socket);
    }

    static String of(Socket socket) {
        return (String) socket.data().get(NICKNAME);
    }

    private static String fold(String nickname) {
        return nickname.toLowerCase(Locale.ROOT);
    }
}
