package io.github.socketiojakarta.example.chat;

import io.github.socketiojakarta.BroadcastOperator;
import io.github.socketiojakarta.EventRefusedException;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.example.store.Added;
import io.github.socketiojakarta.example.store.Message;
import io.github.socketiojakarta.example.store.Messages;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** What visitors say, in rooms and in private, and what the others get to see of it. */
@SocketIoNamespace
public class Talk {

    private static final byte[] NO_PICTURE = {};

    @Inject
    SocketIoServer io;

    @Inject
    Conversations conversations;

    @Inject
    Messages messages;

    @Inject
    Visitor visitor;

    @OnEvent("message")
    Receipt say(Socket socket, @NotNull @Valid Draft draft) {
        return add(socket, draft, "", NO_PICTURE);
    }

    @OnEvent("picture")
    Receipt show(Socket socket, @NotNull @Valid Upload upload) {
        return add(socket, new Draft(upload.id(), upload.to(), ""), upload.name(), upload.data());
    }

    /** Remembers a message and tells it, once, however often it is sent. */
    private Receipt add(Socket socket, Draft draft, String pictureName, byte[] picture) {
        Conversation conversation = conversations.of(visitor.id(), draft.to());
        Message message = new Message(
                0,
                draft.id(),
                conversation.key(),
                visitor.id(),
                visitor.nickname(),
                draft.text(),
                pictureName,
                System.currentTimeMillis());
        Added added = messages.add(message, conversation.isRoom() ? "" : conversation.title(), picture);
        if (added.isNew()) {
            tell(socket, conversation, added.message(), picture);
        }
        return new Receipt(added.message().seq(), added.message().time());
    }

    private void tell(Socket socket, Conversation conversation, Message message, byte[] picture) {
        BroadcastOperator others = socket.to(conversation.address());
        Message received = message.in(conversation.isRoom() ? conversation.address() : personal());
        if (picture.length == 0) {
            others.emit("message", received);
        } else {
            others.emit("message", received, picture); // the bytes travel as a binary attachment
        }
        if (conversation.isRoom()) {
            io.except(conversation.address()).emit("activity", conversation.address(), message.seq());
        }
    }

    /** Pictures of the past come one by one, to those who may see them. */
    @OnEvent("picture of")
    byte[] picture(@NotNull String address, long seq) {
        return messages.picture(conversations.of(visitor.id(), address).key(), seq)
                .orElseThrow(() -> new EventRefusedException("gone", "This picture is not kept any more"));
    }

    @OnEvent("typing")
    void type(Socket socket, @NotNull String address, boolean typing) {
        Conversation conversation = conversations.of(visitor.id(), address);
        String heard = conversation.isRoom() ? conversation.address() : personal();
        socket.to(conversation.address()).asVolatile().emit("typing", heard, visitor.nickname(), typing);
    }

    /** Another page has shown a message: its author gets the second tick. */
    @OnEvent("delivered")
    void deliver(@NotNull @Size(max = 40) String messageId, @NotNull @Size(max = 40) String author) {
        io.to(Conversation.ofPerson(author)).emit("delivered", messageId, visitor.nickname());
    }

    /** How others call the conversation with this visitor. */
    private String personal() {
        return Conversation.ofPerson(visitor.id());
    }
}
