package io.github.socketiojakarta.example.beans;

import io.github.socketiojakarta.annotation.SocketScoped;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** One for each client. */
@SocketScoped
public class Cart {

    @Inject
    Ledger ledger;

    private final List<String> items = new ArrayList<>();

    List<String> put(String item) {
        items.add(item);
        return List.copyOf(items);
    }

    @PreDestroy
    void leave() {
        ledger.note("left a cart with " + items);
    }
}
