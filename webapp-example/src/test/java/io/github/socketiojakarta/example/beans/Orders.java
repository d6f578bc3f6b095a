package io.github.socketiojakarta.example.beans;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.annotation.OnConnect;
import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import java.util.List;

/** Takes orders, with the help of beans of all scopes. */
@SocketIoNamespace("/orders")
public class Orders {

    @Inject
    SocketIoServer io;

    @Inject
    Ledger ledger;

    @Inject
    Ticket ticket;

    @Inject
    Cart cart;

    @OnConnect
    void welcome(Socket socket) {
        socket.join("customers");
    }

    @OnEvent("place")
    List<String> place(@Valid Order order) {
        ledger.note("order of " + order.item());
        io.of("/orders").to("customers").emit("placed", order);
        return cart.put(order.item());
    }

    @OnEvent("tickets")
    int[] tickets() {
        return new int[] {ticket.number(), ticket.number()};
    }

    @OnEvent("ledger")
    List<String> ledger() {
        return ledger.entries();
    }
}
