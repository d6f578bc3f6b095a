package io.github.socketiojakarta.internal.socket.packet;

/**
 * The constants of the Socket.IO protocol, version 5.
 *
 * <pre>
 *   packet      = type [ attachments "-" ] [ namespace "," ] [ id ] [ json ]
 *   type        = "0" CONNECT | "1" DISCONNECT | "2" EVENT | "3" ACK
 *               | "4" CONNECT_ERROR | "5" BINARY_EVENT | "6" BINARY_ACK
 *   attachments = 1*DIGIT              how many binary messages follow; types 5 and 6 only
 *   namespace   = "/" *( any but "," ) absent for the main namespace
 *   id          = 1*DIGIT              asks for, or names, an acknowledgement
 * </pre>
 *
 * <p>See <a href="https://github.com/socketio/socket.io/blob/main/docs/socket.io-protocol/v5-current.md#packet-encoding">the
 * protocol, "Packet encoding"</a>.
 */
public final class PacketProtocol {

    /** The main namespace, which is left out on the wire. */
    public static final String MAIN_NAMESPACE = "/";

    /** The greatest whole number that JavaScript counts without gaps. */
    static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

    static final char CONNECT = '0';
    static final char DISCONNECT = '1';
    static final char EVENT = '2';
    static final char ACK = '3';
    static final char CONNECT_ERROR = '4';
    static final char BINARY_EVENT = '5';
    static final char BINARY_ACK = '6';

    private PacketProtocol() {}
}
