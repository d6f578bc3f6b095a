package io.github.socketiojakarta.internal.ee.handler;

import io.github.socketiojakarta.Handshake;
import java.util.ArrayList;
import java.util.List;

/**
 * Who may connect to a namespace: who may call one of its methods at least, or else might listen only. Methods that are told
 * of a client without its doing, such as that it has gone, are written to clean up and rarely say who may cause that; so they
 * open the namespace only if there are no others. Filled while the application is deployed; then immutable.
 */
final class EntranceRule {

    private final List<AccessRule> called = new ArrayList<>();
    private final List<AccessRule> told = new ArrayList<>();

    void add(HandlerMethod method) {
        switch (method.kind()) {
            case CONNECT, EVENT, ANY -> called.add(method.access());
            case CONNECTING, DISCONNECT, ERROR -> told.add(method.access());
        }
    }

    /** Refuses a client that may not connect. */
    void check(Handshake handshake) {
        List<AccessRule> rules = called.isEmpty() ? told : called;
        if (rules.stream().noneMatch(rule -> rule.allows(handshake))) {
            throw AccessRule.refusal("Not allowed");
        }
    }
}
