package io.github.socketiojakarta.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/** Writes null for what JSON has no number for, as JavaScript does. */
final class FiniteNumbers {

    private FiniteNumbers() {}

    static void addTo(SimpleModule module) {
        module.addSerializer(Double.class, new Writer<>(Double.class));
        module.addSerializer(double.class, new Writer<>(Double.class));
        module.addSerializer(Float.class, new Writer<>(Float.class));
        module.addSerializer(float.class, new Writer<>(Float.class));
    }

    private static final class Writer<N extends Number> extends StdSerializer<N> {
        private static final long serialVersionUID = 1L;

        Writer(Class<N> type) {
            super(type);
        }

        @Override
        public void serialize(N value, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (Double.isFinite(value.doubleValue())) {
                json.writeNumber(value.toString());
            } else {
                json.writeNull();
            }
        }
    }
}
