package io.github.socketiojakarta.parser;

/** The types of packets a server sends. Whether an event or acknowledgement has attachments is not a type of its own. */
public enum PacketType {
    /** The client has joined a namespace; the data is a JSON object, or empty for an old client. */
    CONNECT,
    /** The server has taken the client out of a namespace; without data. */
    DISCONNECT,
    /** An event; the data is a JSON array that starts with its name. */
    EVENT,
    /** The answer to an event of the client; the data is a JSON array. */
    ACK,
    /** The client may not join a namespace; the data is a JSON object, or any JSON for an old client. */
    CONNECT_ERROR
}
