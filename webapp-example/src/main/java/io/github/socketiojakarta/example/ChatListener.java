package io.github.socketiojakarta.example;

import io.github.socketiojakarta.SocketIoServer;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Starts the chat with the application. */
@WebListener
public class ChatListener implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        SocketIoServer io = SocketIoServer.of(event.getServletContext());
        Nicknames nicknames = new Nicknames();
        Rooms rooms = new Rooms();
        io.use(nicknames::claim);
        io.onConnection(socket -> new Visitor(io, socket, nicknames, rooms).start());
    }
}
