package io.github.socketiojakarta;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The declaration of one option, which is also the key to its value. Immutable. */
final class Option<T> {

    private final String name;
    private final OptionType<T> type;
    private final @Nullable T standard;
    private final BiFunction<String, T, T> check;
    private final String meaning;

    /**
     * Declares an option.
     *
     * @param standard its default, if it has one
     * @param check given the name and a value, returns the value as it is kept, or throws {@link IllegalArgumentException}
     * @param meaning for people, as in the table of the page on configuration
     */
    Option(String name, OptionType<T> type, @Nullable T standard, BiFunction<String, T, T> check, String meaning) {
        this.name = name;
        this.type = type;
        this.standard = standard;
        this.check = check;
        this.meaning = meaning;
    }

    String name() {
        return name;
    }

    OptionType<T> type() {
        return type;
    }

    String meaning() {
        return meaning;
    }

    /** Returns the default as text; nothing if there is none. */
    Optional<String> standardText() {
        return Optional.ofNullable(standard).map(type.writer());
    }

    /** Returns the value among those that were set, or the default. */
    T in(Map<Option<?>, Object> values) {
        return find(values).orElseGet(() -> Objects.requireNonNull(standard, name));
    }

    /** Returns the value among those that were set, if it is. */
    @SuppressWarnings("unchecked") // set() lets nothing else in
    Optional<T> find(Map<Option<?>, Object> values) {
        return Optional.ofNullable((T) values.get(this));
    }

    /** Sets the value, or throws {@link IllegalArgumentException} if it cannot be. */
    void set(Map<Option<?>, Object> values, T value) {
        values.put(this, check.apply(name, value));
    }

    /** Sets the value that a text means, or throws {@link IllegalArgumentException} if it means none. */
    void parse(Map<Option<?>, Object> values, String text) {
        set(values, type.parse(text));
    }

    /** Returns the value as text if it was set and is not the default. */
    Optional<String> difference(Map<Option<?>, Object> values) {
        return find(values).filter(value -> !value.equals(standard)).map(type.writer());
    }
}
