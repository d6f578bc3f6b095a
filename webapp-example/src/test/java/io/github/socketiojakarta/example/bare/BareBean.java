package io.github.socketiojakarta.example.bare;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** A bean of an application without the library. */
@ApplicationScoped
public class BareBean {

    private final AtomicInteger calls = new AtomicInteger();

    int next() {
        return calls.incrementAndGet();
    }
}
