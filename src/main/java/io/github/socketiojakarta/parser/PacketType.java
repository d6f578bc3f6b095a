package io.github.socketiojakarta.parser;

/** The types of packets. Whether an event or acknowledgement has attachments is not a type of its own. */
public enum PacketType {
    /**
     * A client wants to join a namespace, and then has joined it; the data is a JSON object, or empty if a client sends none or
     * is an old one.
     */
    CONNECT,
    /** A client leaves a namespace, or the server has taken it out; without data. */
    DISCONNECT,
    /** An event; the data is a JSON array that starts with its name. */
    EVENT,
    /** The answer to an event of the other side; the data is a JSON array. */
    ACK,
    /** The client may not join a namespace; the data is a JSON object, or any JSON for an old client. */
    CONNECT_ERROR
}
