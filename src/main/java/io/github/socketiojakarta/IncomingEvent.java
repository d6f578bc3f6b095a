package io.github.socketiojakarta;

/**
 * An event on its way to the listeners of a socket. Immutable.
 *
 * @param socket the socket it arrived at
 * @param name its name
 * @param args its arguments
 * @param ack answers it
 */
public record IncomingEvent(Socket socket, String name, Args args, Ack ack) {}
