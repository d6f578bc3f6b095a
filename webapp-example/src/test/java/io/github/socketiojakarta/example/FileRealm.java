package io.github.socketiojakarta.example;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The users of GlassFish and Payara: what {@code asadmin create-file-user} writes. */
final class FileRealm {

    private static final int ROUNDS = 100;

    private FileRealm() {}

    static void write(Path keyFile, List<User> users) throws IOException, GeneralSecurityException {
        List<String> lines = new ArrayList<>();
        for (User user : users) {
            lines.add(user.name() + ";" + hash(user.password()) + ";" + user.roles(","));
        }
        Files.write(keyFile, lines);
    }

    private static String hash(String password) throws IOException, GeneralSecurityException {
        byte[] salt = "saltsalt".getBytes(StandardCharsets.UTF_8);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(password.getBytes(StandardCharsets.UTF_8));
        byte[] hash = digest.digest(salt);
        for (int round = 2; round <= ROUNDS; round++) {
            hash = digest.digest(hash);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(hash);
        bytes.write(salt);
        return "{SSHA256}" + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
