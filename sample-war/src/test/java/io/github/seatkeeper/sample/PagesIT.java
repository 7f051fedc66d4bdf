package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The newspaper's own pages in Chromium: for every reader, on every screen. */
class PagesIT {
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
    @CsvSource({"home, /", "article, /news/ferry.jsp", "login, /login", "whoami, /whoami", "error, /no/such/page"})
    void aPageIsFreeOfBarriersAndFitsAPhone(String name, String path) {
        chrome.go(site.uri(path));

        chrome.picture(name, 320);
        assertThat(chrome.pageWidth()).isEqualTo(320);
        chrome.picture(name, 1280);
        assertThat(chrome.barriers()).isEmpty();
    }
}
