package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The main job as a reader sees it: three Chromium profiles, two seats, with and without scripts. */
class BrowserIT {
    private static Chrome laptop;
    private static Chrome phone;
    private static Chrome office;

    private TestingService service;
    private HarbourPost site;

    @BeforeAll
    static void openTheBrowsers() {
        laptop = Chrome.open(TestingBrowser.FIREFOX_ON_LINUX);
        phone = Chrome.open(TestingBrowser.SAFARI_ON_IPHONE);
        office = Chrome.open(TestingBrowser.CHROME_ON_WINDOWS);
    }

    @AfterAll
    static void closeTheBrowsers() {
        Stream.of(laptop, phone, office).filter(Objects::nonNull).forEach(Chrome::close);
    }

    @BeforeEach
    void openTheSite() {
        service = TestingService.withLimit(2);
        site = SiteSetup.against(service).start();
    }

    @AfterEach
    void closeTheSite() {
        site.close();
        service.close();
    }

    @ParameterizedTest(name = "JavaScript: {0}")
    @ValueSource(booleans = {true, false})
    void aThirdBrowserGetsTheSeatOfTheOneThatWasChosen(boolean scripts) {
        Stream.of(laptop, phone, office).forEach(browser -> browser.renew(scripts));
        laptop.login(site, "alice", "wonderland");
        assertThat(laptop.text("#reader")).isEqualTo("alice");
        service.clock().advance(Duration.ofMinutes(90));
        phone.login(site, "alice", "wonderland");
        assertThat(phone.text("#reader")).isEqualTo("alice");
        service.clock().advance(Duration.ofSeconds(1));

        office.login(site, "alice", "wonderland");
        office.waitFor("input[name=session]");
        assertThat(office.at().getPath()).isEqualTo("/seatkeeper/choose");
        String picture = scripts ? "chooser" : "chooser-without-scripts";
        office.picture(picture, 320);
        assertThat(office.pageWidth()).isEqualTo(320);
        office.picture(picture, 1280);
        assertThat(office.barriers()).isEmpty();

        office.tickSessionWith("Safari");
        office.click("button[name=action][value=logout]");
        assertThat(office.text("#reader")).isEqualTo("alice");
        assertThat(office.at()).isEqualTo(site.uri());

        service.clock().advance(Duration.ofSeconds(6));
        phone.go(site.uri());
        assertThat(phone.text("#message")).isNotBlank();
        assertThat(phone.shows("#reader")).isFalse();
        phone.picture("told", 320);
        laptop.go(site.uri());
        assertThat(laptop.text("#reader")).isEqualTo("alice");
    }
}
