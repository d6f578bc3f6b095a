package io.github.socketiojakarta.internal.cluster;

import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.cluster.EncodedJson;
import io.github.socketiojakarta.internal.adapter.BroadcastEvent;
import java.util.AbstractList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event of another server, whose text has been checked. Immutable.
 *
 * @param name the name
 * @param args the arguments
 * @param array what arrived
 */
public record ReceivedEvent(String name, Args args, EncodedJson array) {

    /** Returns the same for clients; nobody decodes the arguments unless somebody looks at them. */
    EncodedEvent forClients() {
        return new EncodedEvent(new BroadcastEvent(name, new DecodedLater(args)), array);
    }

    private static final class DecodedLater extends AbstractList<@Nullable Object> {
        private final Args args;
        private volatile @Nullable List<@Nullable Object> values;

        DecodedLater(Args args) {
            this.args = args;
        }

        private List<@Nullable Object> values() {
            List<@Nullable Object> decoded = values;
            if (decoded == null) {
                decoded = args.toList();
                values = decoded;
            }
            return decoded;
        }

        @Override
        public @Nullable Object get(int index) {
            return values().get(index);
        }

        @Override
        public int size() {
            return args.size();
        }
    }
}
