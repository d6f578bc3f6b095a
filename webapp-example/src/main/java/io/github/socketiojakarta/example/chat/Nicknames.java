package io.github.socketiojakarta.example.chat;

import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.Socket;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
    private static final int KEY_LENGTH = 32;
    private static final int ID_LENGTH = 16;
    private static final String NICKNAME = "nickname";
    private static final String ID = "id";

    private final ConcurrentMap<String, Socket> owners = new ConcurrentHashMap<>();

    /** Lets a socket in if the name is free. */
    void claim(Socket socket, String nickname, String key) {
        if (nickname.isEmpty() || nickname.length() > MAX_LENGTH) {
            throw new ConnectionRefusedException(
                    "Choose a name of 1 to " + MAX_LENGTH + " characters", Map.of("field", NICKNAME));
        }
        if (key.length() != KEY_LENGTH) {
            throw new ConnectionRefusedException("A page has a key of " + KEY_LENGTH + " characters");
        }
        socket.data().put(NICKNAME, nickname);
        socket.data().put(ID, hash(key));
        Socket owner =
                owners.compute(fold(nickname), (name, present) -> mayReplace(present, socket) ? socket : present);
        if (owner != socket) {
            throw new ConnectionRefusedException(
                    "Somebody is called " + nickname + " already", Map.of("field", NICKNAME));
        }
    }

    private static boolean mayReplace(Socket present, Socket next) {
        return present == null || !present.isConnected() || id(present).equals(id(next));
    }

    /** The key is a secret of the page, its hash is what others may know. */
    private static String hash(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, ID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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

    /** Names a visitor, whatever the nickname, for as long as the page has its key. */
    static String id(Socket socket) {
        return (String) socket.data().get(ID);
    }

    private static String fold(String nickname) {
        return nickname.toLowerCase(Locale.ROOT);
    }
}
