package io.github.socketiojakarta.example.admin;

/**
 * What an administrator has to say to everybody.
 *
 * @param text what
 * @param author who
 * @param time when, in milliseconds since 1970
 */
public record Announcement(String text, String author, long time) {

    /** The greatest length of the text. */
    public static final int MAX_TEXT = 500;

    /** What to say to somebody who has nothing to say. */
    public static final String BLANK = "An announcement must not be blank";
}
