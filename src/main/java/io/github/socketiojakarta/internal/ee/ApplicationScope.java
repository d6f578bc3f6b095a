package io.github.socketiojakarta.internal.ee;

import io.github.socketiojakarta.bean.Beans;
import io.github.socketiojakarta.internal.ee.handler.bean.PlainBeans;
import io.github.socketiojakarta.internal.lane.CallScope;

/** Runs code of the application in the scope of its beans, as soon as these are known. Thread-safe. */
final class ApplicationScope implements CallScope {

    private volatile Beans beans = new PlainBeans();

    void use(Beans found) {
        beans = found;
    }

    @Override
    public void run(Runnable code) {
        beans.run(code);
    }
}
