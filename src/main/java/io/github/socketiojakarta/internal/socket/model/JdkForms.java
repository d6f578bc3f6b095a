package io.github.socketiojakarta.internal.socket.model;

import io.github.socketiojakarta.internal.socket.model.ValueForm.Way;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How JSON-B writes the values of the JDK, unless it is told otherwise: the sections "Java Types" and "Date and Time" of its
 * specification. Classes that are not here are left to it. Pure.
 */
final class JdkForms {

    private static final Map<Class<?>, ValueForm> FORMS = Map.ofEntries(
            Map.entry(String.class, Way.TEXT),
            Map.entry(Boolean.class, Way.LITERAL),
            Map.entry(Integer.class, Way.LITERAL),
            Map.entry(Long.class, Way.LITERAL),
            Map.entry(Double.class, Way.FRACTION),
            Map.entry(Float.class, Way.FRACTION),
            Map.entry(Byte.class, Way.LITERAL),
            Map.entry(Short.class, Way.LITERAL),
            Map.entry(BigInteger.class, Way.LITERAL),
            Map.entry(BigDecimal.class, Way.LITERAL),
            Map.entry(AtomicInteger.class, Way.LITERAL),
            Map.entry(AtomicLong.class, Way.LITERAL),
            Map.entry(Character.class, Way.TEXT),
            Map.entry(UUID.class, Way.TEXT),
            Map.entry(URI.class, Way.TEXT),
            Map.entry(Duration.class, Way.TEXT),
            Map.entry(Period.class, Way.TEXT),
            Map.entry(ZoneOffset.class, Way.ZONE),
            Map.entry(Instant.class, new ValueForm.Time(DateTimeFormatter.ISO_INSTANT)),
            Map.entry(LocalDate.class, new ValueForm.Time(DateTimeFormatter.ISO_LOCAL_DATE)),
            Map.entry(LocalTime.class, new ValueForm.Time(DateTimeFormatter.ISO_LOCAL_TIME)),
            Map.entry(LocalDateTime.class, new ValueForm.Time(DateTimeFormatter.ISO_LOCAL_DATE_TIME)),
            Map.entry(OffsetTime.class, new ValueForm.Time(DateTimeFormatter.ISO_OFFSET_TIME)),
            Map.entry(OffsetDateTime.class, new ValueForm.Time(DateTimeFormatter.ISO_OFFSET_DATE_TIME)),
            Map.entry(ZonedDateTime.class, new ValueForm.Time(DateTimeFormatter.ISO_ZONED_DATE_TIME)),
            Map.entry(Optional.class, Way.OPTIONAL),
            Map.entry(OptionalInt.class, Way.OPTIONAL),
            Map.entry(OptionalLong.class, Way.OPTIONAL),
            Map.entry(OptionalDouble.class, Way.OPTIONAL));

    private JdkForms() {}

    /** Returns how values of a class are written that is loaded with the JDK, and is no array or enum. */
    static ValueForm of(Class<?> type) {
        ValueForm form = FORMS.get(type);
        if (form != null) {
            return form;
        }
        if (Map.class.isAssignableFrom(type)) {
            return Way.MAP;
        }
        if (Collection.class.isAssignableFrom(type)) {
            return Way.COLLECTION;
        }
        return ZoneId.class.isAssignableFrom(type) ? Way.ZONE : Way.LIBRARY;
    }

    /** Returns whether a class is a date of old; such a class may also be the application's. */
    @SuppressWarnings("JavaUtilDate") // legacy applications have it
    static boolean isLegacyDate(Class<?> type) {
        return Date.class.isAssignableFrom(type) || Calendar.class.isAssignableFrom(type);
    }

    /** Returns whether a component of this class, declared so, is written like a value of this class. */
    static boolean isWrittenAsDeclared(Class<?> type) {
        return FORMS.containsKey(type) || type == ZoneId.class;
    }
}
