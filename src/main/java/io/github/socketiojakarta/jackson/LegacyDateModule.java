package io.github.socketiojakarta.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.CalendarSerializer;
import com.fasterxml.jackson.databind.ser.std.DateSerializer;
import io.github.socketiojakarta.internal.socket.model.LegacyDates;
import java.io.IOException;
import java.util.Calendar;
import java.util.Date;

/**
 * Writes {@code Date} and {@code Calendar} as JavaScript writes its dates. A member with a format of its own, by an
 * annotation, gets another serializer from these, and with it that format.
 */
final class LegacyDateModule {

    private LegacyDateModule() {}

    static SimpleModule create() {
        return new SimpleModule("socketio-jakarta-dates")
                .addSerializer(Date.class, new Dates())
                .addSerializer(Calendar.class, new Calendars());
    }

    @SuppressWarnings("JavaUtilDate") // legacy applications have it
    private static final class Dates extends DateSerializer {
        private static final long serialVersionUID = 1L;

        @Override
        public void serialize(Date date, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(LegacyDates.text(date.getTime()));
        }
    }

    private static final class Calendars extends CalendarSerializer {
        private static final long serialVersionUID = 1L;

        @Override
        public void serialize(Calendar calendar, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(LegacyDates.text(calendar.getTimeInMillis()));
        }
    }
}
