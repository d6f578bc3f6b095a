package io.github.socketiojakarta.internal.ee;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.JsonCodec;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.harness.ClassesWithout;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class LayersTest {

    /** N5: Spring Boot has Jackson, and nothing of JSON-B and JSON-P, not even their APIs. */
    @Test
    void doesWithoutJsonBWithAnotherCodec() throws Exception {
        try (ClassesWithout springBoot = new ClassesWithout("jakarta.json.")) {
            Class<?> codecType = springBoot.loadClass(JsonCodec.class.getName());
            Object codec =
                    Proxy.newProxyInstance(springBoot, new Class<?>[] {codecType}, (proxy, method, args) -> null);
            Class<?> optionsType = springBoot.loadClass(SocketIoOptions.class.getName());
            Object builder = optionsType.getMethod("builder").invoke(null);
            builder.getClass().getMethod("jsonCodec", codecType).invoke(builder, codec);
            Object options = builder.getClass().getMethod("build").invoke(builder);
            Constructor<?> layers = springBoot
                    .loadClass(Layers.class.getName())
                    .getDeclaredConstructor(optionsType, ClassLoader.class, String.class);
            layers.setAccessible(true);
            assertThat(layers.newInstance(options, springBoot, "")).isNotNull();
        }
    }
}
