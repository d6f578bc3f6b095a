package io.github.socketiojakarta;

/** A socket is in as many rooms as it may be, see {@link SocketIoOptions#maxRooms()}. */
public class RoomLimitException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception with a message that says what to do. */
    public RoomLimitException(String message) {
        super(message);
    }
}
