package io.github.socketiojakarta.internal.handshake;

import io.github.socketiojakarta.Cors;
import io.github.socketiojakarta.internal.engine.EngineRequest;
import io.github.socketiojakarta.internal.engine.LogText;
import io.github.socketiojakarta.internal.engine.admission.Origins;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says of each origin once that it was refused, and what would allow it: a developer whose page is served elsewhere sees
 * nothing but a 403 otherwise. Clients can make up origins, so this has an end. Thread-safe.
 */
final class RefusedOrigins {

    private static final System.Logger LOG = System.getLogger(RefusedOrigins.class.getName());
    private static final int MAX_ORIGINS = 100;

    /** As they stand in the log, which is short. */
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    void add(EngineRequest request) {
        String origin = Origins.of(request).orElse("");
        String text = LogText.of(origin);
        if (known.size() >= MAX_ORIGINS || !known.add(text)) {
            return;
        }
        LOG.log(
                System.Logger.Level.INFO,
                "Refused a page of the origin {0}, which is none of the host {1}; {2}",
                text,
                LogText.of(request.header("host")),
                isListable(origin)
                        ? "to allow it, set or add to the option cors: socketio.cors=" + text
                        : "no option allows it");
        if (known.size() >= MAX_ORIGINS) {
            LOG.log(System.Logger.Level.INFO, "No more than these {0} refused origins are logged", MAX_ORIGINS);
        }
    }

    private static boolean isListable(String origin) {
        try {
            return !Cors.allow(origin).isAnyOrigin();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
