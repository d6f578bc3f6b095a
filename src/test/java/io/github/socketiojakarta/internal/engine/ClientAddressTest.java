package io.github.socketiojakarta.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.property.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "192.0.2.1:4711, 192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "[::ffff:192.0.2.1]:4711, 192.0.2.1",
        "2001:db8:1:2:3:4:5:6, 20010db800010002::/64",
        "2001:db8:1:2::1, 20010db800010002::/64",
        "2001:DB8:1:2::1%eth0, 20010db800010002::/64",
        "[2001:db8:1:2::1], 20010db800010002::/64",
        "[2001:db8:1:2::1]:4711, 20010db800010002::/64",
        "2001:db8:1:3::1, 20010db800010003::/64",
        "::1, 0000000000000000::/64",
        "unknown, unknown",
        "1::2::3, 1::2::3",
        "12345::, 12345::",
        "example.org:80, example.org:80",
        "'', ''",
    })
    void countsAddressesOfTheSameNetworkAsOne(String address, String group) {
        assertThat(ClientAddress.group(address)).isEqualTo(group);
    }

    @Test
    void takesWhateverAHeaderMayHold() {
        Property.forAll(choices -> choices.text(255))
                .holds(address -> assertThat(ClientAddress.group(address)).isNotNull());
    }

    @Test
    void takesWhateverLooksLikeAnAddress() {
        Property.forAll(choices -> choices.text(50, "0123456789:abcdefg[\\].%"))
                .holds(address -> assertThat(ClientAddress.group(address)).isNotNull());
    }
}
