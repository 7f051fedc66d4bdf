package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chooser in each skin of the newspaper, in Chromium. Its pictures {@code docs-*.png} are those of the README. */
class SkinsIT {
    private static final int WIDE = 1280;
    private static final int NARROW = 320;

    private static HarbourPost site;
    private static Chrome chrome;

    @BeforeAll
    static void open() {
        chrome = Chrome.open(TestingBrowser.CHROME_ON_WINDOWS);
        site = SiteSetup.standalone().start();
    }

    @AfterAll
    static void close() {
        if (chrome != null) {
            chrome.close();
        }
        if (site != null) {
            site.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "broadsheet, light, Georgia, #7a1f1b, #ffffff, #fffdf8, #fbf8f1, 0px, 640px",
        "broadsheet, dark, Georgia, #7a1f1b, #ffffff, #fffdf8, #fbf8f1, 0px, 640px",
        "night-ferry, light, system-ui, #ffc24b, #241a00, #122033, #0b1420, 4px, 640px",
        "night-ferry, dark, system-ui, #ffc24b, #241a00, #122033, #0b1420, 4px, 640px",
        "ice-cream, light, Trebuchet, #b3126b, #ffffff, #ffffff, #fff0f6, 28px, 544px",
        "ice-cream, dark, Trebuchet, #ff8cc6, #3a0722, #1d2226, #1b0d15, 28px, 544px",
    })
    void aSkinIsInEffectAndFreeOfBarriersInEveryWindow(
            String skin,
            String scheme,
            String font,
            String accent,
            String onAccent,
            String card,
            String page,
            String radius,
            String width) {
        chrome.scheme(scheme);
        chrome.go(site.uri("/seatkeeper/preview?stylesheet=/skins/" + skin + ".css"));

        for (int window : new int[] {NARROW, WIDE}) {
            chrome.picture("skin-" + skin + "-" + scheme, window);
            assertThat(chrome.pageWidth()).isEqualTo(window);
            assertThat(chrome.barriers())
                    .as(skin + ", " + scheme + ", " + window)
                    .isEmpty();
        }
        assertThat(chrome.style("body", "font-family")).contains(font);
        assertThat(chrome.colour("body", "background-color")).isEqualTo(page);
        assertThat(chrome.colour(".quick .primary", "background-color")).isEqualTo(accent);
        assertThat(chrome.colour(".quick .primary", "color")).isEqualTo(onAccent);
        assertThat(chrome.colour(".seat", "background-color")).isEqualTo(card);
        assertThat(chrome.style(".seat", "border-top-left-radius")).isEqualTo(radius);
        assertThat(chrome.style(".seat", "width")).isEqualTo(width);
    }

    @ParameterizedTest
    @CsvSource({
        "docs-chooser, '', light, 720, 0.75",
        "docs-dark, '', dark, 720, 0.6",
        "docs-phone, '', light, 360, 0.6",
        "docs-broadsheet, ?stylesheet=/skins/broadsheet.css, light, 720, 0.6",
        "docs-night-ferry, ?stylesheet=/skins/night-ferry.css, light, 720, 0.6",
        "docs-ice-cream, ?stylesheet=/skins/ice-cream.css, light, 720, 0.6",
    })
    void thePicturesOfTheReadmeAreTaken(String name, String query, String scheme, int width, double scale) {
        chrome.scheme(scheme);
        chrome.go(site.uri("/seatkeeper/preview" + query));
        chrome.thumbnail(name, width, scale);
    }

    @Test
    void thePageOfTheSkinsShowsThemWithTheirStylesheetsOnEveryScreen() {
        chrome.scheme("light");
        chrome.widen(NARROW);
        chrome.go(site.uri("/theming.jsp"));
        chrome.waitForScript(allOfThePageShowsIn(".phone iframe"));
        chrome.picture("skins", NARROW);
        assertThat(chrome.pageWidth()).isEqualTo(NARROW);

        chrome.widen(WIDE);
        chrome.waitForScript(allOfThePageShowsIn(".wide iframe"));
        chrome.picture("skins", WIDE);
        assertThat(chrome.barriers()).isEmpty();
        assertThat(chrome.text(".skin pre")).startsWith("/*").contains("@import", "--seat-accent: #7a1f1b;");
    }

    @Test
    void whereTheDeviceSetsTheColoursTheButtonToPressIsStillTheFullestAndATickedRowIsMarked() {
        chrome.forcedColours();
        chrome.go(site.uri("/seatkeeper/preview"));
        chrome.picture("forced-colours", WIDE);
        String fullest = fill(".quick .primary");

        chrome.press("label[for=session-1]");
        chrome.picture("forced-colours-ticked", NARROW);
        assertThat(fill(".send button")).isEqualTo(fullest);
        assertThat(fill(".quick .primary")).isNotEqualTo(fullest);
        assertThat(chrome.style("#session-1 + .session", "outline-style")).isEqualTo("solid");
        assertThat(chrome.barriers()).isEmpty();
    }

    private static String fill(String button) {
        return chrome.colour(button, "background-color");
    }

    private static String allOfThePageShowsIn(String frames) {
        return "Array.from(document.querySelectorAll('" + frames + "'), frame => frame.clientHeight"
                + " - frame.contentDocument.querySelector('.others').getBoundingClientRect().bottom)"
                + ".every(below => 0 < below && below < 150)";
    }
}
