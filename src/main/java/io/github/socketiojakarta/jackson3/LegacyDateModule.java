package io.github.socketiojakarta.jackson3;

import io.github.socketiojakarta.internal.socket.model.LegacyDates;
import java.util.Calendar;
import java.util.Date;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.jdk.JavaUtilCalendarSerializer;
import tools.jackson.databind.ser.jdk.JavaUtilDateSerializer;

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
    private static final class Dates extends JavaUtilDateSerializer {

        @Override
        public void serialize(Date date, JsonGenerator json, SerializationContext provider) {
            json.writeString(LegacyDates.text(date.getTime()));
        }
    }

    private static final class Calendars extends JavaUtilCalendarSerializer {

        @Override
        public void serialize(Calendar calendar, JsonGenerator json, SerializationContext provider) {
            json.writeString(LegacyDates.text(calendar.getTimeInMillis()));
        }
    }
}
