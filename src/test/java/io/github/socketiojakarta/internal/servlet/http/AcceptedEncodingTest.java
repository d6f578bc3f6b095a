package io.github.socketiojakarta.internal.servlet.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedEncodingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZip",
                "x-gzip",
                "br, gzip",
                "br;q=1.0,gzip;q=0.8, *;q=0.1",
                "gzip ; q=0.001",
                "*",
                "*;q=0.5",
                "deflate, *",
                "*;q=0, gzip",
                "identity;q=0, gzip;q=1"
            })
    void allowsGzip(String header) {
        assertThat(AcceptedEncoding.allowsGzip(header)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "br",
                "identity",
                "gzipped",
                "gzip;q=0",
                "gzip; q=0.000",
                "gzip;q=0, *",
                "*;q=0",
                "gzip;q=-1",
                "gzip;q=much",
                "gzip;q=",
                ",,;;q=,"
            })
    void doesNotAllowGzip(String header) {
        assertThat(AcceptedEncoding.allowsGzip(header)).isFalse();
    }
}
