package io.github.socketiojakarta.internal.engine.session;

import io.github.socketiojakarta.internal.engine.CurrentRequest;
import io.github.socketiojakarta.internal.engine.EngineRequest;
import io.github.socketiojakarta.internal.engine.packet.EngineProtocol;
import io.github.socketiojakarta.internal.engine.packet.EngineProtocol3;
import io.github.socketiojakarta.internal.engine.packet.EngineProtocol3.BinarySupport;
import io.github.socketiojakarta.internal.engine.packet.EngineProtocol4;

/** Which protocol a client speaks. Whatever is not version 4 means version 3, as in the reference. */
public final class SessionProtocol {

    private static final EngineProtocol NEW = new EngineProtocol4();
    private static final EngineProtocol OLD = new EngineProtocol3(BinarySupport.NATIVE);
    private static final EngineProtocol OLD_BASE64 = new EngineProtocol3(BinarySupport.BASE64);

    private SessionProtocol() {}

    /** Returns the version that a request asks for. */
    public static int version(CurrentRequest request) {
        return "4".equals(request.parameter("EIO")) ? EngineProtocol4.VERSION : EngineProtocol3.VERSION;
    }

    /** Returns the protocol of a session, which its first request decides about for good. */
    static EngineProtocol of(EngineRequest request) {
        if (version(request) == EngineProtocol4.VERSION) {
            return NEW;
        }
        boolean text = request.query().containsKey("j") // a script cannot be bytes
                || !request.query().getOrDefault("b64", "").isEmpty();
        return text ? OLD_BASE64 : OLD;
    }
}
