package io.github.socketiojakarta.example;

import io.github.socketiojakarta.Ack;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One visitor's side of the chat: what arrives from the page, and what the others get to see of it. */
final class Visitor {

    private static final int MAX_TEXT = 2_000;
    private static final Map<String, String> TOO_LONG =
            Map.of("error", "A message has 1 to " + MAX_TEXT + " characters");
    private static final Map<String, String> NO_PICTURE =
            Map.of("error", "Only PNG, JPEG, GIF and WebP pictures of up to 600 KB can be sent");

    private final SocketIoServer io;
    private final Socket socket;
    private final Nicknames nicknames;
    private final Rooms rooms;
    private final String nickname;
    private String room = "";

    Visitor(SocketIoServer io, Socket socket, Nicknames nicknames, Rooms rooms) {
        this.io = io;
        this.socket = socket;
        this.nicknames = nicknames;
        this.rooms = rooms;
        this.nickname = Nicknames.of(socket);
    }

    /** Listens. The listeners of one socket never run at the same time, so this class needs no locks. */
    void start() {
        if (!nicknames.isOwner(socket)) { // two asked for the same name at the same moment
            socket.disconnect();
            return;
        }
        socket.join(personalRoom(nickname));
        socket.on("enter", String.class, this::enter);
        socket.on("message", String.class, this::say);
        socket.on("picture", Upload.class, this::show);
        socket.on("typing", Boolean.class, typing -> others("typing", nickname, typing));
        socket.on("delivered", args -> delivered(args.get(0, String.class), args.get(1, String.class)));
        socket.onDisconnect(reason -> {
            nicknames.release(socket);
            announceMembers(room);
        });
    }

    private void enter(String name, Ack ack) {
        if (!rooms.contains(name)) {
            ack.send(Map.of("error", "There is no room " + name));
            return;
        }
        String before = room;
        room = name;
        if (!before.isEmpty() && !before.equals(name)) {
            socket.leave(before);
            announceMembers(before);
        }
        socket.join(name);
        ack.send(new RoomView(name, Rooms.NAMES, members(name), rooms.history(name)));
        announceMembers(name);
    }

    private void say(String text, Ack ack) {
        if (text.isBlank() || text.length() > MAX_TEXT || room.isEmpty()) {
            ack.send(TOO_LONG);
            return;
        }
        Message message = new Message(newId(), room, nickname, text, System.currentTimeMillis());
        rooms.remember(message);
        ack.send(new Receipt(message.id(), message.time()));
        others("message", message);
        elsewhere("activity", room);
    }

    private void show(Upload upload, Ack ack) {
        if (!upload.isPicture() || room.isEmpty()) {
            ack.send(NO_PICTURE);
            return;
        }
        Picture picture =
                new Picture(newId(), room, nickname, upload.name(), upload.data(), System.currentTimeMillis());
        ack.send(new Receipt(picture.id(), picture.time()));
        others("picture", picture);
        elsewhere("activity", room);
    }

    /** Another page has shown a message: its author gets the second tick. */
    private void delivered(String messageId, String author) {
        io.to(personalRoom(author)).emit("delivered", messageId, nickname);
    }

    private void others(String event, Object... args) {
        if (!room.isEmpty()) {
            socket.to(room).emit(event, args);
        }
    }

    private void elsewhere(String event, Object... args) {
        io.except(room).emit(event, args);
    }

    private void announceMembers(String name) {
        if (!name.isEmpty()) {
            io.to(name).emit("members", name, members(name));
        }
    }

    private List<String> members(String name) {
        return io.sockets().stream()
                .filter(member -> member.rooms().contains(name))
                .map(Nicknames::of)
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
    }

    /** A room of one visitor, however often connected; no name of a chat room starts like this. */
    private static String personalRoom(String nickname) {
        return "visitor:" + nickname;
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
