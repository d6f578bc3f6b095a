package io.github.socketiojakarta.internal.ee.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SocketBeansTest {

    private final SocketBeans beans = new SocketBeans();
    private final List<String> log = new ArrayList<>();

    /** A bean that uses another one while it is being destroyed. */
    private final class Bean implements Contextual<String> {
        private final String name;
        private Bean other = this;

        Bean(String name) {
            this.name = name;
        }

        @Override
        public String create(CreationalContext<String> creation) {
            log.add("create " + name);
            return name;
        }

        @Override
        public void destroy(String instance, CreationalContext<String> creation) {
            log.add("destroy " + name);
            beans.get(other, new Nothing());
        }
    }

    private static final class Nothing implements CreationalContext<String> {
        @Override
        public void push(String incomplete) {}

        @Override
        public void release() {}
    }

    @Test
    void makesOneInstanceOfEachBean() {
        Bean bean = new Bean("a");
        assertThat(beans.find(bean)).isNull();
        assertThat(beans.get(bean, new Nothing())).isEqualTo("a");
        assertThat(beans.get(bean, new Nothing())).isEqualTo("a");
        assertThat(beans.find(bean)).isEqualTo("a");
        assertThat(log).containsExactly("create a");
    }

    @Test
    void destroysWhatIsCreatedWhileItEndsToo() {
        Bean first = new Bean("a");
        first.other = new Bean("b");
        beans.get(first, new Nothing());
        beans.end();
        beans.end();
        assertThat(log).containsExactly("create a", "destroy a", "create b", "destroy b");
    }

    @Test
    void endsBeansThatUseEachOther() {
        Bean first = new Bean("a");
        Bean second = new Bean("b");
        first.other = second;
        second.other = first;
        beans.get(first, new Nothing());
        beans.get(second, new Nothing());
        beans.end();
        assertThat(log).containsExactlyInAnyOrder("create a", "create b", "destroy a", "destroy b");
    }

    @Test
    void destroysOneOnDemand() {
        Bean bean = new Bean("a");
        beans.get(bean, new Nothing());
        beans.destroy(new Bean("b"));
        beans.destroy(bean);
        assertThat(log).startsWith("create a", "destroy a");
    }
}
