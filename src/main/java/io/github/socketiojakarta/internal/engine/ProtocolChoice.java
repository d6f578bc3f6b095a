package io.github.socketiojakarta.internal.engine;

import io.github.socketiojakarta.internal.engine.packet.EngineProtocol;
import io.github.socketiojakarta.internal.engine.packet.EngineProtocol3;
import io.github.socketiojakarta.internal.engine.packet.EngineProtocol3.BinarySupport;
import io.github.socketiojakarta.internal.engine.packet.EngineProtocol4;

/** Which protocols clients may speak. Whatever is not version 4 means version 3, as in the reference. */
enum ProtocolChoice {
    NEW_ONLY,
    NEW_AND_OLD;

    private static final EngineProtocol NEW = new EngineProtocol4();
    private static final EngineProtocol OLD = new EngineProtocol3(BinarySupport.NATIVE);
    private static final EngineProtocol OLD_BASE64 = new EngineProtocol3(BinarySupport.BASE64);

    boolean allows(CurrentRequest request) {
        return this == NEW_AND_OLD || version(request) == EngineProtocol4.VERSION;
    }

    static int version(CurrentRequest request) {
        return "4".equals(request.parameter("EIO")) ? EngineProtocol4.VERSION : EngineProtocol3.VERSION;
    }

    /** Returns the protocol of a session, which its first request decides about for good. */
    static EngineProtocol protocol(EngineRequest request) {
        if (version(request) == EngineProtocol4.VERSION) {
            return NEW;
        }
        boolean text = request.query().containsKey("j") // a script cannot be bytes
                || !request.query().getOrDefault("b64", "").isEmpty();
        return text ? OLD_BASE64 : OLD;
    }

    /** Returns the heartbeat of a session. */
    static Heartbeat heartbeat(ServerSession session, EngineServer server) {
        return session.protocol() == EngineProtocol4.VERSION
                ? new ServerHeartbeat(session, server.threads(), server.settings())
                : new ClientHeartbeat(session, server.threads(), server.settings());
    }
}
