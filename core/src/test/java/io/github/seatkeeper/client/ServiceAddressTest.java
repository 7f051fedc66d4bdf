package io.github.seatkeeper.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ServiceAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://sso.example.org,https://sso.example.org",
        "https://sso.example.org/,https://sso.example.org",
        "HTTPS://sso.example.org:8443/sso/v2//,HTTPS://sso.example.org:8443/sso/v2",
        "https://192.0.2.1/sso,https://192.0.2.1/sso",
        "http://localhost:8090,http://localhost:8090",
        "http://LOCALHOST/a%20b/,http://LOCALHOST/a%20b",
        "http://127.0.0.1:1,http://127.0.0.1:1",
        "http://127.8.9.10,http://127.8.9.10",
        "http://[::1]:8090/,http://[::1]:8090",
        "http://[0:0:0:0:0:0:0:1],http://[0:0:0:0:0:0:0:1]",
        "http://[::ffff:127.0.0.1],http://[::ffff:127.0.0.1]"
    })
    void httpsAndLoopbackAreTakenWithTheirPath(URI address, URI expected) {
        assertThat(ServiceAddress.check(address)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sso.example.org",
                "http://localhost.evil",
                "http://localhost.",
                "http://evil-localhost",
                "http://127.0.0.1.evil",
                "http://127.0.0.1.nip.io",
                "http://127.1",
                "http://2130706433",
                "http://0177.0.0.1.evil",
                "http://0.0.0.0",
                "http://192.168.0.1",
                "http://[::]",
                "http://[::2]",
                "http://[::ffff:192.0.2.1]",
                "http://[fe80::1]",
                "ftp://localhost",
                "ws://localhost",
                "file:///etc",
                "localhost:8090",
                "sso.example.org",
                "//sso.example.org",
                "https:sso.example.org",
                "https:///sso",
                "https://my_host",
                "https://sso.example.org:0",
                "https://sso.example.org:99999",
                "mailto:a@b",
                ""
            })
    void anythingElseIsRefusedAndNotRepeated(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceAddress.check(URI.create(address)))
                .withMessageStartingWith("The service's address has to be ")
                .withMessageNotContaining("evil");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://me:CANARY@sso.example.org",
                "https://CANARY@sso.example.org",
                "http://localhost@CANARY.evil",
                "http://localhost:8090@CANARY.evil/",
                "https://sso.example.org?key=CANARY",
                "https://sso.example.org?CANARY#",
                "https://sso.example.org#CANARY"
            })
    void userQueryAndFragmentAreRefusedAndNotRepeated(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceAddress.check(URI.create(address)))
                .withMessageContaining("without user, query or fragment")
                .withMessageNotContaining("CANARY");
    }

    @Test
    void anAddressWithNothingBehindItsPathIsKept() {
        assertThat(ServiceAddress.check(URI.create("http://localhost:1/base")))
                .isEqualTo(URI.create("http://localhost:1/base"));
    }
}
