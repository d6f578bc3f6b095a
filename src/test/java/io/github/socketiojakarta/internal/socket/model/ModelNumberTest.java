package io.github.socketiojakarta.internal.socket.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.socketiojakarta.GenericType;
import io.github.socketiojakarta.PayloadException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.0", "0e5", "0e999", "0.000e-999"})
    void zeroIsADouble(String json) {
        assertThat(ModelNumber.of(json)).isEqualTo(0.0);
    }

    @Test
    void aNumberMayHaveAThousandDigits() {
        assertThat(ModelNumber.of("9".repeat(1_000))).isEqualTo(new BigInteger("9".repeat(1_000)));
        assertThatExceptionOfType(PayloadException.class)
                .isThrownBy(() -> ModelNumber.of("9".repeat(1_001)))
                .withMessageContaining("digits");
        assertThatExceptionOfType(PayloadException.class).isThrownBy(() -> ModelNumber.of("1e2000"));
        assertThat(JsonScalars.decode("9".repeat(1_000), BigInteger.class))
                .isEqualTo(new BigInteger("9".repeat(1_000)));
    }

    @Test
    void theScaleOfANumberIsBounded() {
        assertThat(ModelNumber.checked(new BigDecimal("1e1999"))).isEqualTo("1e1999");
        assertThat(ModelNumber.checked(new BigDecimal("1e-1999"))).isEqualTo("1e-1999");
        for (String number : new String[] {"1e2000", "1e-2000"}) {
            assertThatExceptionOfType(ArithmeticException.class)
                    .isThrownBy(() -> ModelNumber.checked(new BigDecimal(number)));
        }
    }

    @Test
    void aNumberWithoutMoreOfATypeIsTheSmallest() {
        assertThat(JsonScalars.decode("2147483648", Number.class)).isEqualTo(2_147_483_648L);
        assertThat(JsonScalars.decode("1.5", Number.class)).isEqualTo(1.5);
    }

    @Test
    void modelsAreOfTypesThatJsonKnows() {
        ModelType any = ModelType.ANY;
        assertThat(ModelType.of(List.class, ModelType.Reach.UNTYPED)).hasValue(new ModelType.ListOf(any));
        assertThat(ModelType.of(Collection.class, ModelType.Reach.UNTYPED)).hasValue(new ModelType.ListOf(any));
        assertThat(ModelType.of(new GenericType<Map<String, ?>>() {}.type(), ModelType.Reach.UNTYPED))
                .hasValue(new ModelType.MapOf(any));
        assertThat(ModelType.of(new GenericType<Map<Integer, Object>>() {}.type(), ModelType.Reach.SCALARS))
                .isEmpty();
        assertThat(ModelType.of(String.class, ModelType.Reach.UNTYPED)).isEmpty();
    }

    @Test
    void theMessageSaysWhatIsExpected() {
        ModelType list = new ModelType.ListOf(ModelType.ANY);
        assertThatExceptionOfType(PayloadException.class)
                .isThrownBy(() -> ModelReader.read("7", list, List.of(), new SharedKeys()))
                .withMessage("expected an array");
        assertThatExceptionOfType(PayloadException.class)
                .isThrownBy(
                        () -> ModelReader.read("7", new ModelType.MapOf(ModelType.ANY), List.of(), new SharedKeys()))
                .withMessage("expected an object");
    }
}
