package dev.countersign.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "203.0.113.7:5566, 203.0.113.7",
        "2001:db8:1:2:3:4:5:6, 20010db800010002",
        "2001:db8:1:2:ffff::1, 20010db800010002",
        "[2001:db8:1:2::7]:443, 20010db800010002",
        "::ffff:203.0.113.7, 203.0.113.7",
        "unknown, unknown",
        "foo:bar, foo:bar",
        "[, [",
        "999.1.1.1, 999.1.1.1",
        "'', ''",
    })
    void anAddressIsCountedByItsNetworkAndAnythingElseAsItIs(String address, String counted) {
        assertThat(Network.of(address)).isEqualTo(counted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.9.10", "::1", "[::1]:80", "127.0.0.1:4444"})
    void thisMachineIsItself(String address) {
        assertThat(Network.isLoopback(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7", "unknown", "", "localhost", "127.0.0.1.evil.example"})
    void nobodyElseIs(String address) {
        assertThat(Network.isLoopback(address)).isFalse();
    }
}
