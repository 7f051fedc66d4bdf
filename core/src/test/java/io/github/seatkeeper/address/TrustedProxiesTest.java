package io.github.seatkeeper.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private static final TrustedProxies OURS = trusted("10.0.0.0/8", "192.0.2.7", "2001:db8::/32");

    private static TrustedProxies trusted(String... networks) {
        TrustedProxies proxies = TrustedProxies.NONE;
        for (String network : networks) {
            proxies = proxies.and(network);
        }
        return proxies;
    }

    @Test
    void whoeverIsNoProxyOfOursIsTheCustomer() {
        assertThat(OURS.customer("198.51.100.4", List.of("203.0.113.9"))).isEqualTo("198.51.100.4");
        assertThat(TrustedProxies.NONE.customer("10.1.1.1", List.of("203.0.113.9")))
                .isEqualTo("10.1.1.1");
    }

    @Test
    void headerIsReadFromTheRightAsFarAsOurProxiesGo() {
        assertThat(OURS.customer("10.1.1.1", List.of("1.2.3.4, 203.0.113.9"))).isEqualTo("203.0.113.9");
        assertThat(OURS.customer("10.1.1.1", List.of("1.2.3.4", "203.0.113.9, 192.0.2.7, 2001:db8::1")))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void whatIsNoAddressIsNotTaken() {
        assertThat(OURS.customer("10.1.1.1", List.of())).isEqualTo("10.1.1.1");
        assertThat(OURS.customer("10.1.1.1", List.of("unknown"))).isEqualTo("10.1.1.1");
    }

    /** The tests' own hosts file would answer to these. */
    @ParameterizedTest
    @ValueSource(strings = {"dead.beef", "999.1.1.1"})
    void noNameIsLookedUpHoweverMuchItLooksLikeAnAddress(String name) throws UnknownHostException {
        assertThat(InetAddress.getAllByName("dead.beef")).hasSize(1);

        assertThat(OURS.customer("10.1.1.1", List.of(name))).isEqualTo("10.1.1.1");
        assertThat(TrustedProxies.NONE.and(name)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3.4:567,1.2.3.4",
        "[2001:db9::1]:443,2001:db9::1",
        "[2001:db9::1],2001:db9::1",
        "fe80::1%eth0,fe80::1",
        "[fe80::1%25eth0]:80,fe80::1",
        "::ffff:203.0.113.9,203.0.113.9",
        "[::ffff:cb00:7109]:80,203.0.113.9",
        "::1,::1",
        "'  203.0.113.9\t',203.0.113.9",
    })
    void anAddressIsToldWithoutItsPortBracketsAndZone(String told, String address) {
        assertThat(OURS.customer("10.1.1.1", List.of(told))).isEqualTo(address);
        assertThat(OURS.customer(told.strip(), List.of())).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"::ffff:10.1.1.1", "[2001:db8::7]:80", "10.0.0.9:1234", "[2001:db8::7%1]"})
    void aProxyOfOursIsKnownHoweverItIsWritten(String proxy) {
        assertThat(OURS.customer(proxy, List.of("203.0.113.9"))).isEqualTo("203.0.113.9");
        assertThat(OURS.customer("10.1.1.1", List.of("203.0.113.9", proxy))).isEqualTo("203.0.113.9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.3.4:x",
                "1.2.3.4:123456",
                "[1.2.3.4",
                "[2001:db9::1]x",
                "2001:db9::1]:80",
                "10.0.0.0/8",
                "_hidden",
                "localhost",
                "",
                "1.2.3.4 5.6.7.8",
                "1.2.3.4\r\nX: y",
                "%eth0",
                "1.2.3",
                "16909060"
            })
    void whatIsNoAddressEndsTheReading(String told) {
        assertThat(OURS.customer("10.1.1.1", List.of("203.0.113.9, " + told))).isEqualTo("10.1.1.1");
    }

    @Test
    void theyAreToldAsTheyWereGiven() {
        assertThat(OURS).hasToString("10.0.0.0/8, 192.0.2.7, 2001:db8::/32");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "proxy.example.org", "10.0.0.0/33", "10.0.0", "2001:db8::/129", "10.0.0.1/", ":::"})
    void whatIsNoNetworkIsNoProxy(String text) {
        assertThat(TrustedProxies.NONE.and(text)).isNull();
    }
}
