package io.github.socketiojakarta.example.beans;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

/** What somebody wants. */
public record Order(@NotBlank String item, @Min(1) int count) {}
