package io.github.socketiojakarta.internal.engine.upgrade;

import io.github.socketiojakarta.internal.engine.EngineOptions;
import io.github.socketiojakarta.internal.engine.EngineThreads;
import io.github.socketiojakarta.internal.engine.door.FrameChannel;
import io.github.socketiojakarta.internal.engine.door.FrameReceiver;
import io.github.socketiojakarta.internal.engine.session.ServerSession;
import io.github.socketiojakarta.internal.engine.session.SessionLog;
import io.github.socketiojakarta.internal.engine.websocket.RefusedWebSocket;

/** Starts upgrades. Immutable. */
public final class Upgrades {

    private final EngineOptions options;
    private final EngineThreads threads;

    /** Creates what starts the upgrades of a server. */
    public Upgrades(EngineOptions options, EngineThreads threads) {
        this.options = options;
        this.threads = threads;
    }

    /** Uses a WebSocket to upgrade a session, if that may be upgraded; returns what its frames go to. */
    public FrameReceiver begin(ServerSession session, FrameChannel channel) {
        if (!options.allowUpgrades() || !session.beginUpgrade()) {
            SessionLog.upgradeRefused(session);
            return new RefusedWebSocket(channel);
        }
        UpgradeProbe probe = new UpgradeProbe(session, channel, options, threads);
        session.current().tried(probe);
        return probe;
    }
}
