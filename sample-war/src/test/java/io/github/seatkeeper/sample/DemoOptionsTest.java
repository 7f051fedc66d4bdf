package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoOptionsTest {

    @Test
    void startsItsOwnServiceOnTheReadmesPortsWhenNothingIsChosen() {
        // Maven passes an option nobody chose as an empty one
        DemoOptions options = DemoOptions.from(options(Map.of("sso.url", "", "site.port", "")));

        assertThat(options.startsService()).isTrue();
        assertThat(options.sitePort()).isEqualTo(8080);
        assertThat(options.sundayPort()).isEqualTo(8081);
        assertThat(options.ssoPort()).isEqualTo(8090);
        assertThat(DemoText.of(options, "made-for-this-run", "key-of-this-run"))
                .contains(
                        "http://localhost:8080/",
                        "http://127.0.0.1:8081/",
                        "http://localhost:8090/",
                        "alice / wonderland",
                        "Ctrl-C")
                .contains("http://localhost:8090/admin/", "admin / made-for-this-run")
                .contains("data:text/html,<form method=post action=http://localhost:8080/seatkeeper/self-test>"
                        + "<button name=key value=key-of-this-run>");
    }

    @Test
    void takesAServiceElsewhereWhenAllOfItIsGiven() {
        DemoOptions options = DemoOptions.from(options(Map.of(
                "sso.url", "https://sso.example/",
                "sso.clientId", "me",
                "sso.clientSecret", "a secret not to be shown",
                "sso.organisation", "gazette")));

        assertThat(options.startsService()).isFalse();
        assertThat(options.site().settings())
                .containsEntry("ssoUrl", "https://sso.example/")
                .containsEntry("clientId", "me")
                .containsEntry("clientSecret", "a secret not to be shown")
                .containsEntry("organisationId", "gazette");
        assertThat(DemoText.of(options, "", "key-of-this-run"))
                .contains("https://sso.example/", "gazette", "value=key-of-this-run>")
                .doesNotContain("not to be shown");
    }

    @Test
    void namesWhatIsMissingOfAServiceElsewhere() {
        assertThatExceptionOfType(DemoException.class)
                .isThrownBy(() ->
                        DemoOptions.from(options(Map.of("sso.url", "https://sso.example/", "sso.clientId", "me"))))
                .withMessageContaining("-Dsso.clientSecret=…, -Dsso.organisation=…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "0", "-1", "65536", "8080 8081"})
    void saysWhichPortIsNone(String port) {
        assertThatExceptionOfType(DemoException.class)
                .isThrownBy(() -> DemoOptions.from(options(Map.of("site.port", port))))
                .withMessageContaining("-Dsite.port=" + port + " is no port");
    }

    private static Properties options(Map<String, String> values) {
        Properties properties = new Properties();
        properties.putAll(values);
        return properties;
    }
}
