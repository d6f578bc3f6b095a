package io.github.socketiojakarta.internal.cluster;

import io.github.socketiojakarta.RoomListener;
import io.github.socketiojakarta.cluster.ClusterChannel;

/**
 * Tells a medium which rooms this server has. Immutable.
 *
 * @param channel the medium
 */
record ChannelRooms(ClusterChannel channel) implements RoomListener {

    @Override
    public void roomCreated(String room) {
        channel.roomCreated(room);
    }

    @Override
    public void roomDeleted(String room) {
        channel.roomDeleted(room);
    }
}
