package io.github.socketiojakarta.internal.socket.model;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The models of the types that listeners take, each looked into once. Thread-safe. */
public final class ModelTypes {

    private final ModelType.Reach reach;
    private final Map<Type, Optional<ModelType>> known = new ConcurrentHashMap<>();

    /** Looks so far into types. */
    public ModelTypes(ModelType.Reach reach) {
        this.reach = reach;
    }

    /** Returns the model of a type; nothing if it contains a type that JSON does not know. */
    public Optional<ModelType> of(Type type) {
        // only generic types take time, and only those that are written down somewhere come here: they are few
        return type instanceof ParameterizedType
                ? known.computeIfAbsent(type, unknown -> ModelType.of(unknown, reach))
                : ModelType.of(type, reach);
    }
}
