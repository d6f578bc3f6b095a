package io.github.socketiojakarta.example.bare;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

/** Says what it hears. */
@ServerEndpoint("/echo")
public class BareEcho {

    @OnMessage
    public String echo(String message) {
        return message;
    }
}
