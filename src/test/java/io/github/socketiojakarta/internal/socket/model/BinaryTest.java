package io.github.socketiojakarta.internal.socket.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.socketiojakarta.PayloadException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinaryTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "{'_placeholder':true,'num':0} 0",
                "{'_placeholder':true,'num':10} 10",
                "{'_placeholder':true,'num':987654} 987654",
                "{'_placeholder':true,'num':9876543} -1",
                "{'_placeholder':true,'num':} -1",
                "{'_placeholder':true,'num':-1} -1",
                "{'_placeholder':true,'num':1/} -1",
                "{'_placeholder':true,'num':1:} -1",
                "{'_placeholder':true,'num':1.0} -1",
                "{'_placeholder':true,'num':10 -1",
                "{'_placeholder':true,'mun':10} -1",
                "[] -1"
            })
    void knowsThePlaceholdersThatClientsWrite(String json, int number) {
        assertThat(Binary.placeholderNumber(json.replace('\'', '"'))).isEqualTo(number);
    }

    @Test
    void copiesWhatRemainsOfABuffer() {
        ByteBuffer attachment = ByteBuffer.wrap(new byte[] {0, 1, 2}).position(1);
        assertThat(Binary.bytes(List.of(attachment), 0)).containsExactly(1, 2);
        assertThat(attachment.remaining()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"-1", "1"})
    void refusesThePlaceholderOfNoAttachment(int number) {
        assertThatExceptionOfType(PayloadException.class)
                .isThrownBy(() -> Binary.bytes(List.of(ByteBuffer.allocate(1)), number));
    }
}
