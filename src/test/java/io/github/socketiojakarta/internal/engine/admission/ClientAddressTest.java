package io.github.socketiojakarta.internal.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.property.Choices;
import io.github.socketiojakarta.property.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        Property.forAll(choices -> choices.text(255)).holds(ClientAddressTest::isOneGroup);
    }

    @Test
    void takesWhateverLooksLikeAnAddress() {
        Property.forAll(choices -> choices.text(50, "0123456789:abcdefg[\\].%")).holds(ClientAddressTest::isOneGroup);
    }

    /** What is no address stands for itself, so that nobody shares the places of others; an address is made shorter. */
    private static void isOneGroup(String address) {
        String group = ClientAddress.group(address);
        assertThat(ClientAddress.group(group)).isEqualTo(group);
        if (!group.equals(address)) {
            assertThat(group).matches("[0-9a-f]{16}::/64|[0-9.]+");
            assertThat(address).contains(":");
        }
    }

    private record Written(List<Integer> words, int zeros, boolean upperCase, boolean full, String form) {

        static Written from(Choices choices) {
            List<Integer> words = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                words.add(choices.below(0x10000));
            }
            return new Written(
                    words,
                    choices.below(5),
                    choices.below(2) == 1,
                    choices.below(2) == 1,
                    choices.oneOf("%s", "[%s]", "[%s]:4711", "%s%%eth0", "[%s%%1]:80"));
        }

        /** The last words may be zeros, which are left out then. */
        String text() {
            String text = IntStream.range(0, 8 - zeros)
                    .mapToObj(i -> String.format(full ? "%04x" : "%x", words.get(i)))
                    .collect(Collectors.joining(":"));
            String whole = zeros == 0 ? text : text + "::";
            return String.format(form, upperCase ? whole.toUpperCase(Locale.ROOT) : whole);
        }

        String network() {
            return IntStream.range(0, 4)
                            .mapToObj(i -> String.format("%04x", words.get(i)))
                            .collect(Collectors.joining())
                    + "::/64";
        }
    }

    /** The first word is none of IPv4's, which are written in IPv6 as well. */
    @Test
    void anAddressHasItsNetworkHoweverItIsWritten() {
        Property.forAll(Written::from).holds(address -> {
            if (address.words().get(0) != 0) {
                assertThat(ClientAddress.group(address.text())).isEqualTo(address.network());
            }
        });
    }

    @Test
    void anAddressOfIpv4StandsForItselfWithoutItsPort() {
        Property.forAll(choices -> choices.below(256) + "." + choices.below(256) + "." + choices.below(256) + "."
                        + choices.below(256))
                .holds(address -> {
                    assertThat(ClientAddress.group(address)).isEqualTo(address);
                    assertThat(ClientAddress.group(address + ":65535")).isEqualTo(address);
                    assertThat(ClientAddress.group("::ffff:" + address)).isEqualTo(address);
                    assertThat(ClientAddress.group("[::FFFF:" + address + "]:1"))
                            .isEqualTo(address);
                });
    }
}
