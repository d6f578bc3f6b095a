package io.github.socketiojakarta.example.beans;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** One for each event. */
@RequestScoped
public class Ticket {

    @Inject
    Ledger ledger;

    private int number;

    @PostConstruct
    void begin() {
        number = ledger.note("ticket");
    }

    int number() {
        return number;
    }

    @PreDestroy
    void end() {
        ledger.note("end of ticket " + number);
    }
}
