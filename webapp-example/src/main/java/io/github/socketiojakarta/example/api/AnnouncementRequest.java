package io.github.socketiojakarta.example.api;

import io.github.socketiojakarta.example.admin.Announcement;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * The body of a request for an announcement.
 *
 * @param text what to say
 */
public record AnnouncementRequest(
        @NotBlank(message = Announcement.BLANK) @Size(max = Announcement.MAX_TEXT)
        String text) {}
