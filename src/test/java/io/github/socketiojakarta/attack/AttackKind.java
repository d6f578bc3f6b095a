package io.github.socketiojakarta.attack;

import io.github.socketiojakarta.attack.Attack.Attacker;
import io.github.socketiojakarta.harness.RawWebSocket;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The attacks. */
enum AttackKind {
    /** Requests, bodies and frames that come byte by byte, and sessions that join nothing. */
    SLOWLORIS(List.of(
            new Slowly(200, AttackKind::head),
            new Slowly(200, AttackerSocket::post),
            new Slowly(200, AttackKind::slowFrame),
            new Slowly(100, AttackKind::waiting))),

    /** As much as the server takes of what is cheap to send. */
    FLOOD(List.of(
            new Flood(AttackerSocket::webSocket, texts("42[\"echo\",\"" + "x".repeat(100) + "\"]")),
            new Flood(AttackerSocket::deaf, texts("421[\"echo\",\"" + "x".repeat(100) + "\"]")),
            new Flood(AttackerSocket::webSocket, texts("3")),
            new Flood(AttackerSocket::webSocket, frames(0x80 | RawWebSocket.PING, "ping", 100)),
            new Flood(AttackerSocket::webSocket, texts("40/none,")),
            new Flood(AttackerSocket::webSocket, frames(0x80 | RawWebSocket.TEXT, "40/other,", "41/other,")),
            new Flood(AttackerSocket::webSocket, texts("4312345[\"no one has asked\"]")),
            new Flood(AttackerSocket::webSocket, texts("40")),
            new Flood(AttackerSocket::webSocket, frames(0x80 | RawWebSocket.TEXT, "4" + "x".repeat(1_000_000), 1)),
            new Slowly(100, AttackKind::attachmentDue))),

    /** Messages in a million pieces, without an end, and with other frames in between. */
    FRAGMENTS(List.of(
            new Flood(AttackKind::message, frames(RawWebSocket.CONTINUATION, "x", 1_000)),
            new Flood(AttackKind::message, frames(RawWebSocket.CONTINUATION, "", 1_000)),
            new Flood(AttackKind::message, mixed()),
            new Flood(AttackKind::message, frames(RawWebSocket.CONTINUATION, "x".repeat(1_000), 10))));

    private final List<Attacker> attackers;

    AttackKind(List<Attacker> attackers) {
        this.attackers = attackers;
    }

    List<Attacker> attackers() {
        return attackers;
    }

    /** A handshake whose header never ends. */
    private static AttackerSocket head(Attack.Target target) {
        AttackerSocket socket = AttackerSocket.connect(target);
        socket.raw("GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: a\r\nX-Slow: ");
        return socket;
    }

    /** A frame that announces more than will ever come. */
    private static AttackerSocket slowFrame(Attack.Target target) {
        AttackerSocket socket = AttackerSocket.webSocket(target);
        socket.raw(new byte[] {(byte) (0x80 | RawWebSocket.TEXT), (byte) (0x80 | 126), 0x7f, 0x7f, 0, 0, 0, 0});
        return socket;
    }

    /** A WebSocket handshake that lacks the empty line. */
    private static AttackerSocket waiting(Attack.Target target) {
        AttackerSocket socket = AttackerSocket.connect(target);
        socket.raw("GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ");
        return socket;
    }

    /** An event whose attachment is on its way, in a frame that never ends. */
    private static AttackerSocket attachmentDue(Attack.Target target) {
        AttackerSocket socket = AttackerSocket.webSocket(target);
        socket.text("451-[\"echo\",{\"_placeholder\":true,\"num\":0}]");
        socket.raw(new byte[] {(byte) (0x80 | RawWebSocket.BINARY), (byte) (0x80 | 126), 0x7f, 0x7f, 0, 0, 0, 0});
        return socket;
    }

    /** The first fragment of a message. */
    private static AttackerSocket message(Attack.Target target) {
        AttackerSocket socket = AttackerSocket.webSocket(target);
        socket.frame(RawWebSocket.TEXT, "42[\"echo\",\"");
        return socket;
    }

    private static byte[] texts(String message) {
        return frames(0x80 | RawWebSocket.TEXT, message, 100);
    }

    private static byte[] frames(int firstByte, String payload, int count) {
        byte[] frame = RawWebSocket.bytes(firstByte, payload.getBytes(StandardCharsets.UTF_8), true);
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            frames.writeBytes(frame);
        }
        return frames.toByteArray();
    }

    private static byte[] frames(int firstByte, String payload, String other) {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (int i = 0; i < 100; i++) {
            frames.writeBytes(frames(firstByte, payload, 1));
            frames.writeBytes(frames(firstByte, other, 1));
        }
        return frames.toByteArray();
    }

    /** Fragments with a control frame after each. */
    private static byte[] mixed() {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (int i = 0; i < 500; i++) {
            frames.writeBytes(frames(RawWebSocket.CONTINUATION, "y", 1));
            frames.writeBytes(frames(0x80 | RawWebSocket.PING, "", 1));
        }
        return frames.toByteArray();
    }
}
