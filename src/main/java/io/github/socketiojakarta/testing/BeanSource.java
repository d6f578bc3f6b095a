package io.github.socketiojakarta.testing;

import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.bean.Beans;
import io.github.socketiojakarta.internal.ee.handler.bean.PlainBeans;
import java.util.function.Supplier;

/** Where the handlers of a server in memory come from. Whoever needs no CDI loads none of its classes. */
interface BeanSource {

    /** Plain objects, made by their constructors. */
    BeanSource PLAIN = of(PlainBeans::new);

    /** Returns beans that need not know the server. */
    static BeanSource of(Supplier<Beans> given) {
        return new BeanSource() {
            @Override
            public Beans find() {
                return given.get();
            }

            @Override
            public void attach(Beans beans, SocketIoServer server, Runnable end) {}
        };
    }

    /** Returns what makes the instances. */
    Beans find();

    /**
     * Tells them of the server.
     *
     * @param end called when the beans can be used for the last time
     */
    void attach(Beans beans, SocketIoServer server, Runnable end);
}
