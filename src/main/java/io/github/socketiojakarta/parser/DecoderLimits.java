package io.github.socketiojakarta.parser;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much of a packet is accepted. Begins with {@link #NONE}. Immutable. */
public final class DecoderLimits {

    /** Nothing is limited; for packets that one has written oneself. */
    public static final DecoderLimits NONE = new DecoderLimits(Integer.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE);

    private final int maxAttachments;
    private final long maxPacketBytes;
    private final int maxJsonDepth;

    private DecoderLimits(int maxAttachments, long maxPacketBytes, int maxJsonDepth) {
        this.maxAttachments = maxAttachments;
        this.maxPacketBytes = maxPacketBytes;
        this.maxJsonDepth = maxJsonDepth;
    }

    /** Returns how many attachments a packet may have. */
    public int maxAttachments() {
        return maxAttachments;
    }

    /** Returns how many bytes the attachments of a packet may have together; each counts as often as the packet names it. */
    public long maxPacketBytes() {
        return maxPacketBytes;
    }

    /** Returns how deep arrays and objects may be nested. */
    public int maxJsonDepth() {
        return maxJsonDepth;
    }

    /** Returns the same with another number of attachments. */
    public DecoderLimits withMaxAttachments(int other) {
        return new DecoderLimits(other, maxPacketBytes, maxJsonDepth);
    }

    /** Returns the same with another number of bytes. */
    public DecoderLimits withMaxPacketBytes(long other) {
        return new DecoderLimits(maxAttachments, other, maxJsonDepth);
    }

    /** Returns the same with another depth. */
    public DecoderLimits withMaxJsonDepth(int other) {
        return new DecoderLimits(maxAttachments, maxPacketBytes, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DecoderLimits limits && fields().equals(limits.fields());
    }

    @Override
    public int hashCode() {
        return fields().hashCode();
    }

    private List<Object> fields() {
        return List.of(maxAttachments, maxPacketBytes, maxJsonDepth);
    }

    @Override
    public String toString() {
        return "DecoderLimits[maxAttachments=" + maxAttachments + ", maxPacketBytes=" + maxPacketBytes
                + ", maxJsonDepth=" + maxJsonDepth + "]";
    }
}
