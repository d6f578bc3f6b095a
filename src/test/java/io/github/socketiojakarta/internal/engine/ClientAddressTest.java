package io.github.socketiojakarta.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
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

    @Property
    void takesWhateverAHeaderMayHold(@ForAll String address) {
        assertThat(ClientAddress.group(address)).isNotNull();
    }

    @Property
    void takesWhateverLooksLikeAnAddress(
            @ForAll
                    @StringLength(max = 50)
                    @CharRange(from = '0', to = ':')
                    @CharRange(from = 'a', to = 'g')
                    @CharRange(from = '[', to = ']')
                    @CharRange(from = '.', to = '.')
                    @CharRange(from = '%', to = '%')
                    String address) {
        assertThat(ClientAddress.group(address)).isNotNull();
    }
}
