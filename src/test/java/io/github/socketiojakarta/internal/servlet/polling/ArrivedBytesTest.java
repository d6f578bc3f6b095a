package io.github.socketiojakarta.internal.servlet.polling;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivedBytesTest {

    private static final IntUnaryOperator EXACT = arrived -> arrived;

    /** A body of which some has arrived; whoever asks for more would have to wait. */
    private static final class Body extends ServletInputStream {
        private final byte[] arrived;
        private final IntUnaryOperator said;
        private int position;

        Body(String arrived, IntUnaryOperator said) {
            this.arrived = arrived.getBytes(StandardCharsets.US_ASCII);
            this.said = said;
        }

        @Override
        public int available() {
            return position == 0 ? said.applyAsInt(arrived.length) : arrived.length - position;
        }

        @Override
        public int read() throws IOException {
            if (position == arrived.length) {
                throw new AssertionError("waits for bytes that are not here");
            }
            return arrived[position++];
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            for (int i = 0; i < length; i++) {
                to[offset + i] = (byte) read();
            }
            return length;
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new AssertionError("not asked for");
        }
    }

    private static String text(ArrivedBytes arrived) {
        return new String(arrived.bytes(), StandardCharsets.US_ASCII);
    }

    @Test
    void readsABodyThatIsHere() throws IOException {
        ArrivedBytes arrived = ArrivedBytes.read(new Body("abc", EXACT), 3);
        assertThat(arrived.areAll()).isTrue();
        assertThat(text(arrived)).isEqualTo("abc");
    }

    @Test
    void readsABodyOfWhichTomcatSaysThatThereIsSome() throws IOException {
        ArrivedBytes arrived = ArrivedBytes.read(new Body("abc", bytes -> 1), 3);
        assertThat(arrived.areAll()).isTrue();
        assertThat(text(arrived)).isEqualTo("abc");
    }

    @Test
    void readsNoMoreThanTheBody() throws IOException {
        Body body = new Body("abcPOST", EXACT);
        assertThat(text(ArrivedBytes.read(body, 3))).isEqualTo("abc");
        assertThat(body.available()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"'',3,''", "ab,3,''", "a,3,a", "abc,100,''", "abc,-1,''", "'',-1,''", "abc,8193,''"})
    void leavesABodyThatIsNotAllHere(String here, int declared, String taken) throws IOException {
        ArrivedBytes arrived = ArrivedBytes.read(new Body(here, EXACT), declared);
        assertThat(arrived.areAll()).isFalse();
        assertThat(text(arrived)).isEqualTo(taken);
    }

    /** Tomcat's buffer must not hold anything when the rest is waited for. */
    @Test
    void keepsAllOfABodyOfWhichTomcatSaysThatThereIsSome() throws IOException {
        Body body = new Body("abc", bytes -> 1);
        ArrivedBytes arrived = ArrivedBytes.read(body, 4);
        assertThat(arrived.areAll()).isFalse();
        assertThat(text(arrived)).isEqualTo("abc");
        assertThat(body.available()).isZero();
    }

    @Test
    void readsAnEmptyBodyWithoutTouchingIt() throws IOException {
        ArrivedBytes arrived = ArrivedBytes.read(new Body("POST", EXACT), 0);
        assertThat(arrived.areAll()).isTrue();
        assertThat(arrived.bytes()).isEmpty();
    }
}
