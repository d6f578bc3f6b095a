package io.github.socketiojakarta.internal.socket.model;

import java.lang.invoke.MethodHandle;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the values of a class are written. Immutable. */
sealed interface ValueForm {

    /** Returns what is to be done. */
    Way way();

    /** The ways to write a value. */
    enum Way implements ValueForm {
        /** By the JSON library: nothing is known of the class. */
        LIBRARY,
        /** As {@code toString} says, without quotation marks. */
        LITERAL,
        /** As the same, or null for what is no number of JSON. */
        FRACTION,
        /** As {@code toString} says. */
        TEXT,
        /** As its name, whatever {@code toString} says. */
        ENUM,
        /** As its id. */
        ZONE,
        /** As the format of the form says. */
        TIME,
        /** As JavaScript writes dates. */
        LEGACY_DATE,
        /** As what is in it, or null. */
        OPTIONAL,
        /** As its elements. */
        ARRAY,
        /** As its elements. */
        COLLECTION,
        /** As its members. */
        MAP,
        /** As the members of the form. */
        RECORD;

        @Override
        public Way way() {
            return this;
        }
    }

    /**
     * A point in time, or a part of one.
     *
     * @param format how it is written
     */
    record Time(DateTimeFormatter format) implements ValueForm {
        @Override
        public Way way() {
            return Way.TIME;
        }
    }

    /**
     * A record.
     *
     * @param members its components in the order in which they are written
     */
    record Members(List<Member> members) implements ValueForm {
        @Override
        public Way way() {
            return Way.RECORD;
        }
    }

    /**
     * A component of a record.
     *
     * @param key its name as JSON, with the colon
     * @param accessor returns its value of a record, both as objects
     */
    record Member(String key, MethodHandle accessor) {

        /**
         * Returns the value that a record has.
         *
         * @throws IllegalArgumentException if its method throws an exception
         */
        @Nullable
        Object of(Object value) {
            try {
                return (Object) accessor.invokeExact(value);
            } catch (Error e) {
                throw e;
            } catch (Throwable e) { // a handle declares it; exceptions are the only ones left
                throw new IllegalArgumentException(
                        "a value of type " + value.getClass().getName() + " cannot be written as JSON, for its member "
                                + key.substring(0, key.length() - 1) + " fails: " + e.getMessage(),
                        e);
            }
        }
    }
}
