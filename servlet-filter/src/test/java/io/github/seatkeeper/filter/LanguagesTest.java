package io.github.seatkeeper.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {
    @TempDir
    private Path classes;

    private Languages languages;

    @BeforeEach
    void aSiteWithTextsOfItsOwn() throws Exception {
        Files.writeString(classes.resolve("seatkeeper-texts.properties"), "choose.button.cancel=Never mind");
        Files.writeString(classes.resolve("seatkeeper-texts_is.properties"), "choose.title=Veldu hvað á að skrá út");
        try (URLClassLoader site = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            languages = Languages.load(site);
        }
    }

    @Test
    void theReaderGetsTheFirstLanguageThereIs() {
        assertThat(choose("fr-FR", "sv-FI", "en").locale().toLanguageTag()).isEqualTo("sv-FI");
        assertThat(choose("is", "sv").locale().toLanguageTag()).isEqualTo("is");
        assertThat(choose("en-US", "sv").locale().toLanguageTag()).isEqualTo("en-US");
    }

    @Test
    void aReaderOfNoneOfThemGetsEnglishWhateverTheMachineSpeaks() {
        Locale machine = Locale.getDefault();
        try {
            Locale.setDefault(new Locale("sv", "SE"));
            assertThat(choose("fr").locale()).isEqualTo(Locale.UK);
            assertThat(choose().format("choose.title")).isEqualTo("Choose what to log out");
        } finally {
            Locale.setDefault(machine);
        }
    }

    @Test
    void theSiteChangesSingleTexts() {
        assertThat(choose("en").format("choose.button.cancel")).isEqualTo("Never mind");
        assertThat(choose("en").format("choose.title")).isEqualTo("Choose what to log out");
        assertThat(choose("is").format("choose.title")).isEqualTo("Veldu hvað á að skrá út");
        assertThat(choose("is").format("choose.button.cancel")).isEqualTo("Never mind");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "fi", "nb", "da", "de"})
    void everyLanguageOfOursHasEveryTextWithTheSamePlacesAndMarkup(String language) {
        Texts english = choose("en");
        Texts other = choose(language);
        assertThat(other.all().keySet()).isEqualTo(english.all().keySet());
        other.all()
                .forEach((key, text) -> assertThat(parts(text))
                        .as(language + " " + key)
                        .isEqualTo(parts(english.all().get(key))));
        assertThat(other.format("choose.title")).isNotEqualTo(english.format("choose.title"));
    }

    /** Places to fill in and tags, in any order. */
    private static List<String> parts(String text) {
        return Pattern.compile("\\{[0-9]}|<[^>]*>")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "no-NO", "nn-NO", "nb-NO"})
    void everyKindOfNorwegianIsUnderstood(String wanted) {
        assertThat(choose(wanted).format("choose.title")).isEqualTo(choose("nb").format("choose.title"));
        assertThat(choose(wanted).locale().getLanguage()).isEqualTo("nb");
    }

    @Test
    void aSitesNorwegianMayBeCalledNo() throws Exception {
        Files.writeString(classes.resolve("seatkeeper-texts_no.properties"), "choose.title=Velg selv");

        try (URLClassLoader site = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            languages = Languages.load(site);
        }

        assertThat(choose("no").format("choose.title")).isEqualTo("Velg selv");
        assertThat(choose("nb").format("choose.title")).isEqualTo("Velg selv");
    }

    @Test
    void aRequestCannotAskForOtherCalendarsOrDigits() {
        assertThat(choose("en-TH-u-ca-buddhist-nu-thai").locale().toLanguageTag())
                .isEqualTo("en-TH");
        assertThat(choose("en-Latn-x-evil").locale().toLanguageTag()).isEqualTo("en");
    }

    @Test
    void oneWarningSaysHowManyTextsALanguageLacks() throws Exception {
        Texts english = choose("en");
        StringBuilder whole = new StringBuilder();
        for (String key : english.all().keySet()) {
            if (!key.equals("choose.title") && !key.equals("session.address_html")) {
                whole.append(key).append("=x\n");
            }
        }
        Files.writeString(classes.resolve("seatkeeper-texts_et.properties"), whole);

        assertThat(warnings())
                .anySatisfy(warning -> assertThat(warning)
                        .startsWith("seatkeeper-texts_et.properties lacks 1 of our ")
                        .contains("e.g. choose.title."))
                .anySatisfy(warning -> assertThat(warning).startsWith("seatkeeper-texts_is.properties lacks "))
                .hasSize(2);
    }

    private List<String> warnings() throws Exception {
        try (URLClassLoader site = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            return Warnings.of(Languages.class, () -> Languages.load(site));
        }
    }

    private Texts choose(String... wanted) {
        return languages.choose(Collections.enumeration(
                Arrays.stream(wanted).map(Locale::forLanguageTag).toList()));
    }
}
