package io.github.socketiojakarta.internal.servlet.http;

import io.github.socketiojakarta.internal.servlet.http.ClientScript.Form;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Serves the bundles of the official JavaScript client, which the build puts beside this class. Only the files named
 * here can be asked for. Thread-safe; a file is read and compressed once.
 */
public final class ClientScripts {

    private static final String DIRECTORY = "client/";
    private static final Pattern VERSION = Pattern.compile("\"version\"\\s*:\\s*\"([^\"]+)\"");
    private static final Set<String> FILES = Set.of(
            "socket.io.js",
            "socket.io.min.js",
            "socket.io.esm.min.js",
            "socket.io.msgpack.min.js",
            "socket.io.js.map",
            "socket.io.min.js.map",
            "socket.io.esm.min.js.map",
            "socket.io.msgpack.min.js.map");

    private final ConcurrentMap<String, ClientScript> scripts = new ConcurrentHashMap<>();
    private final String etag;

    /** Finds out which client this library carries. */
    public ClientScripts() {
        Matcher version = VERSION.matcher(new String(read("package.json"), StandardCharsets.UTF_8));
        if (!version.find()) {
            throw new IllegalStateException("The JavaScript client in the jar has no version");
        }
        etag = "\"" + version.group(1) + "\"";
    }

    /** Answers the request if it asks for one of the files; returns whether it did. */
    public boolean serve(@Nullable String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<ClientScript> script = find(path);
        if (script.isPresent()) {
            serve(script.get(), request, response);
        }
        return script.isPresent();
    }

    private Optional<ClientScript> find(@Nullable String path) {
        String file = path != null && path.startsWith("/") ? path.substring(1) : "";
        return FILES.contains(file)
                ? Optional.of(scripts.computeIfAbsent(file, ClientScripts::load))
                : Optional.empty();
    }

    private void serve(ClientScript script, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Cache-Control", "public, max-age=0");
        response.setHeader("ETag", etag);
        response.addHeader("Vary", "Accept-Encoding");
        if (isKnown(values(request, "If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType(script.contentType());
        Form form = AcceptedEncoding.allowsGzip(values(request, "Accept-Encoding")) ? Form.GZIP : Form.PLAIN;
        if (form == Form.GZIP) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentLength(script.length(form));
        if (!request.getMethod().equals("HEAD")) {
            script.writeTo(response.getOutputStream(), form);
        }
    }

    /** Returns the list that a header holds, however many lines it came in. */
    private static String values(HttpServletRequest request, String header) {
        return String.join(",", Collections.list(request.getHeaders(header)));
    }

    private boolean isKnown(String ifNoneMatch) {
        for (String tag : ifNoneMatch.split(",", -1)) {
            String known = tag.trim();
            if (known.equals("*") || known.equals(etag) || known.equals("W/" + etag)) {
                return true;
            }
        }
        return false;
    }

    private static ClientScript load(String file) {
        String type = file.endsWith(".map") ? "application/json" : "application/javascript";
        return new ClientScript(type + "; charset=utf-8", read("dist/" + file));
    }

    private static byte[] read(String file) {
        try (InputStream in = ClientScripts.class.getResourceAsStream(DIRECTORY + file)) {
            if (in == null) {
                throw new IllegalStateException("The JavaScript client is missing in the jar: " + file
                        + ". Build with Maven, or set the option serveClient to false");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
