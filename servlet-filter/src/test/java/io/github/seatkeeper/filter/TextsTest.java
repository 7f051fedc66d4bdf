package io.github.seatkeeper.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Pattern KEY =
            Pattern.compile("[\"']((?:choose|sessions?|time|login|open_page)\\.[a-z_.]+)[\"']");
    private static final Texts ENGLISH = TestingChoices.texts(Locale.UK);

    @Test
    void everyKeyThatCodeOrPageUsesExists() throws IOException {
        assertThat(keysUsed()).isNotEmpty().allMatch(key -> key.endsWith(".") || ENGLISH.has(key));
    }

    @Test
    void noTextIsLeftOver() throws IOException {
        Set<String> used = keysUsed();
        assertThat(ENGLISH.all().keySet())
                .filteredOn(key -> !key.startsWith("login."))
                .allMatch(key -> used.contains(key)
                        || used.contains(key.replaceFirst("\\.(one|other)$", ""))
                        || used.stream().anyMatch(start -> start.endsWith(".") && key.startsWith(start)));
    }

    @Test
    void whatCountsIsThereForOneAndForOthers() {
        assertThat(ENGLISH.all().keySet())
                .filteredOn(key -> key.endsWith(".one"))
                .isNotEmpty()
                .allMatch(key -> ENGLISH.all().containsKey(key.replaceFirst("one$", "other")));
    }

    @Test
    void theLoginPageHasAMessageForEveryOutcome() {
        for (String key : List.of(
                "credentials_missing",
                "invalid_credentials",
                "account_frozen",
                "account_not_active",
                "refused",
                "unavailable",
                "choice_expired",
                "logout_unconfirmed",
                "not_logged_in",
                "ended",
                "ended.logged_out",
                "ended.logged_out_elsewhere",
                "ended.limit_lowered",
                "ended.expired",
                "ended.password_changed",
                "ended.by_customer_service")) {
            assertThat(ENGLISH.format("login." + key)).as(key).isNotBlank().doesNotContain("{");
        }
        assertThat(ENGLISH.format("login.invalid_credentials.remaining", 1)).contains("1 more try ");
        assertThat(ENGLISH.format("login.invalid_credentials.remaining", 2)).contains("2 more tries ");
        assertThat(ENGLISH.format("login.session_limit_reached", 2)).contains("2 devices");
        assertThat(ENGLISH.format("login.others_logged_out", 1)).contains("1 other session was");
        assertThat(ENGLISH.format("login.account_frozen.minutes", 1)).endsWith("in 1 minute.");
        assertThat(ENGLISH.format("login.account_frozen.minutes", 15)).endsWith("in 15 minutes.");
    }

    @Test
    void theFirstArgumentDecidesBetweenOneAndOther() {
        Texts texts = new Texts(Locale.UK, Map.of("a.one", "{0} place", "a.other", "{0} places of {1}"));

        assertThat(texts.format("a", 1)).isEqualTo("1 place");
        assertThat(texts.format("a", 0, "x")).isEqualTo("0 places of x");
        assertThat(texts.format("a", 1234, "x")).isEqualTo("1,234 places of x");
        assertThat(texts.has("a")).isTrue();
        assertThat(texts.has("b")).isFalse();
    }

    @Test
    void anApostropheIsAnApostropheAndAnArgumentIsNotAPattern() {
        Texts texts = new Texts(Locale.UK, Map.of("a", "Don't {0} {1} {2}"));

        assertThat(texts.format("a", "{1}", "$1\\")).isEqualTo("Don't {1} $1\\ {2}");
    }

    @Test
    void markupEscapesItsArguments() {
        Texts texts = new Texts(Locale.UK, Map.of("a_html", "<b>{0}</b> {1}"));

        assertThat(texts.html("a_html", "<i>", new Texts.Markup("<br>")).html()).isEqualTo("<b>&lt;i&gt;</b> <br>");
    }

    @Test
    void aMissingTextIsNamed() {
        assertThatThrownBy(() -> ENGLISH.format("choose.nothing"))
                .isInstanceOf(MissingResourceException.class)
                .hasMessageContaining("choose.nothing");
    }

    private static Set<String> keysUsed() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main"))) {
            for (Path file :
                    files.filter(f -> f.toString().matches(".*\\.(java|jsp)")).toList()) {
                KEY.matcher(Files.readString(file)).results().forEach(match -> keys.add(match.group(1)));
            }
        }
        return keys;
    }
}
