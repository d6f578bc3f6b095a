package io.github.socketiojakarta.example.store;

/**
 * Something said in a conversation.
 *
 * @param seq its number: later messages have higher ones
 * @param id the name that its author's page has given it
 * @param conversation where, as its receiver calls that
 * @param author the id of the author
 * @param nickname what the author was called
 * @param text what; empty for a picture
 * @param picture the file name of a picture, or empty
 * @param time when, in milliseconds since 1970
 */
public record Message(
        long seq,
        String id,
        String conversation,
        String author,
        String nickname,
        String text,
        String picture,
        long time) {

    /** Returns the same with the conversation's name for another receiver. */
    public Message in(String other) {
        return new Message(seq, id, other, author, nickname, text, picture, time);
    }

    Message numbered(long number) {
        return new Message(number, id, conversation, author, nickname, text, picture, time);
    }
}
