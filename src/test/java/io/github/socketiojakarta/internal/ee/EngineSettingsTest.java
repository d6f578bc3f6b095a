package io.github.socketiojakarta.internal.ee;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.internal.engine.AdmissionLimits;
import io.github.socketiojakarta.internal.engine.EngineOptions;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EngineSettingsTest {

    static Stream<RecordComponent> settings() {
        return Stream.of(EngineOptions.class, AdmissionLimits.class)
                .flatMap(type -> Stream.of(type.getRecordComponents()))
                .filter(component -> component.getType() != AdmissionLimits.class);
    }

    /** One after the other, so that no two can be mistaken for each other. */
    @ParameterizedTest
    @MethodSource("settings")
    void eachSettingOfTheEngineIsThatOfTheOptionOfItsName(RecordComponent setting) throws ReflectiveOperationException {
        String name = setting.getName();
        Object value = SocketIoOptions.class.getMethod(name).invoke(SocketIoOptions.defaults());
        String other =
                value instanceof Boolean was ? String.valueOf(!was) : value instanceof Set<?> ? "websocket" : "77";
        EngineOptions options = EngineSettings.engineOptions(
                SocketIoOptions.builder().set(name, other).build());
        Object owner = setting.getDeclaringRecord() == AdmissionLimits.class ? options.admission() : options;
        Object set = setting.getAccessor().invoke(owner);
        String text = set instanceof Duration time
                ? String.valueOf(time.toMillis())
                : set instanceof Set<?> types
                        ? types.iterator().next().toString().toLowerCase(java.util.Locale.ROOT)
                        : set.toString();
        assertThat(text).isEqualTo(other);
    }

    @Test
    void noLimitOfPacketsIsALimitThatNobodyReaches() {
        assertThat(EngineSettings.engineOptions(SocketIoOptions.defaults()).maxPacketsPerPoll())
                .isEqualTo(Integer.MAX_VALUE);
    }
}
