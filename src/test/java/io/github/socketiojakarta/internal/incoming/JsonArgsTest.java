package io.github.socketiojakarta.internal.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.socketiojakarta.GenericType;
import io.github.socketiojakarta.PayloadException;
import io.github.socketiojakarta.jsonb.JsonbCodec;
import io.github.socketiojakarta.parser.Arguments;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonArgsTest {

    private static JsonArgs args(int count) {
        return new JsonArgs(new Arguments(Collections.nCopies(count, "null"), List.of(), 0), new JsonbCodec());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, the 1st argument is missing: none was sent",
        "1, 1, the 2nd argument is missing: 1 was sent",
        "2, 2, the 3rd argument is missing: 2 were sent",
        "3, 3, the 4th argument is missing: 3 were sent",
        "10, 10, the 11th argument is missing: 10 were sent",
        "20, 20, the 21st argument is missing: 20 were sent",
        "2, 1, the 2nd argument is null"
    })
    void sayWhetherAnArgumentIsMissingOrNull(int count, int index, String problem) {
        assertThatExceptionOfType(PayloadException.class)
                .isThrownBy(() -> args(count).get(index, int.class))
                .withMessage("expected int, but " + problem);
    }

    @Test
    void findGenericTypes() {
        JsonArgs args = new JsonArgs(new Arguments(List.of("[1,2]", "null", "\"a\""), List.of(), 0), new JsonbCodec());
        GenericType<List<Long>> numbers = new GenericType<>() {};
        assertThat(args.find(0, numbers)).contains(List.of(1L, 2L));
        assertThat(args.find(0, numbers.type())).contains(List.of(1L, 2L));
        assertThat(args.find(1, numbers)).isEmpty();
        assertThat(args.find(3, numbers)).isEmpty();
        assertThatExceptionOfType(PayloadException.class).isThrownBy(() -> args.find(2, numbers));
    }

    @Test
    void sayThatThereIsNoJsonOfAMissingArgument() {
        assertThatExceptionOfType(PayloadException.class)
                .isThrownBy(() -> args(1).json(1))
                .withMessage("the 2nd argument is missing: 1 was sent");
    }
}
