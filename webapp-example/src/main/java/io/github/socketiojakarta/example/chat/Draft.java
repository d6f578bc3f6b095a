package io.github.socketiojakarta.example.chat;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A message as a visitor sends it. It says itself where it belongs: it may have been written offline.
 *
 * @param id chosen by the page, which sends the message again under the same id if it has heard nothing
 * @param to the conversation
 * @param text what to say
 */
public record Draft(
        @NotBlank @Size(max = 40) String id,
        @NotNull String to,

        @NotBlank(message = "A message cannot be empty")
        @Size(max = 2_000, message = "A message has up to {max} characters")
        String text) {}
