package io.github.socketiojakarta.example.chat;

import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;

/**
 * A picture as a visitor sends it.
 *
 * @param id chosen by the page, as that of a {@link Draft}
 * @param to the conversation
 * @param name its file name
 * @param data the file
 */
public record Upload(
        @NotBlank @Size(max = 40) String id,
        @NotNull String to,
        @NotBlank @Size(max = 100) String name,

        @NotNull @Size(max = 600_000, message = Upload.REFUSAL)
        byte[] data) {

    static final String REFUSAL = "Only PNG, JPEG, GIF and WebP pictures of up to 600 KB can be sent";

    private static final byte[][] MAGIC = {
        {(byte) 0x89, 'P', 'N', 'G'},
        {(byte) 0xff, (byte) 0xd8, (byte) 0xff},
        {'G', 'I', 'F', '8'},
        {'R', 'I', 'F', 'F'}
    };

    /** Tells whether browsers would show this, by its first bytes. */
    @AssertTrue(message = REFUSAL)
    @JsonbTransient
    public boolean isPicture() {
        return data != null && Arrays.stream(MAGIC).anyMatch(this::startsWith);
    }

    private boolean startsWith(byte[] magic) {
        return data.length >= magic.length && Arrays.equals(data, 0, magic.length, magic, 0, magic.length);
    }
}
