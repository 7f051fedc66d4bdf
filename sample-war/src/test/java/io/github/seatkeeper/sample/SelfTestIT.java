package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.sample.TestingProxy.Fault;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page for the site's owner, who has its key; for everybody else there is none. */
class SelfTestIT {
    private static final String KEY = "the-key-of-the-self-test-which-is-long-enough";

    private static TestingService service;
    private static HarbourPost site;

    @BeforeAll
    static void start() {
        service = TestingService.on(Clock.systemUTC(), 2);
        site = setup().start();
    }

    @AfterAll
    static void stop() {
        site.close();
        service.close();
    }

    @Test
    void itSaysThatEverythingIsAsItHasToBe() {
        Page page = posted(site, KEY);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.heading()).isEqualTo("Everything is as it has to be");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'");
        assertThat(page.document().text())
                .contains("Signed call OK: understood both ways")
                .containsPattern("Clock difference OK: -?[01] s")
                .contains("Circuit breaker OK: closed")
                .contains("127.0.0.1")
                .contains(TestingBrowser.FIREFOX_ON_LINUX)
                .contains("Cookies, by name planted")
                .contains("Sec-Fetch-Mode navigate")
                .contains("clientSecret *** (configFile)", "selfTestKey *** (context-param)")
                .contains("limitPolicy choose (default)", "protectedPaths /members/* (configFile)")
                .contains("trustedProxies 10.0.0.0/8, 2001:db8::/32 (context-param)", "stylesheet none (default)")
                .doesNotContainPattern("[A-Za-z]\\[|[a-z]@[0-9a-f]|null \\(")
                .doesNotContain("value-of-a-cookie")
                .doesNotContain("demo-secret")
                .doesNotContain(KEY);
        assertThat(page.document().select("script")).isEmpty();
    }

    @Test
    void itSaysThatABrowserKeepsItsCookiesBackFromAnotherSitesFormAndAsksForTheKeyAgain() {
        Page page = browser(site)
                .post(
                        site.uri("/seatkeeper/self-test"),
                        "key=" + KEY,
                        request -> request.header("Origin", "null").setHeader("Sec-Fetch-Site", "cross-site"));
        assertThat(page.document().text()).contains("Opened from another site: browsers then keep cookies back");
        assertThat(page.document().select("form[action=/seatkeeper/self-test] input[name=key]"))
                .hasSize(1);

        Page again = posted(site, KEY);
        assertThat(again.document().text()).contains("Logged in nobody").doesNotContain("Opened from");
        assertThat(again.document().select("form")).isEmpty();
    }

    @Test
    void aScriptGetsJson() {
        Page page = browser(site)
                .send(
                        site.uri("/seatkeeper/self-test"),
                        request -> request.setHeader("Accept", "application/json")
                                .header("Authorization", "Bearer " + KEY));

        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(page.document().text()).startsWith("{\"good\":true,\"parts\":[{\"title\":\"Service\"");
    }

    @Test
    void withoutTheKeyThereIsNoSuchPage() {
        Page unknown = browser(site).open("/seatkeeper/no-such-page");
        assertThat(unknown.status()).isEqualTo(404);
        for (Page page : new Page[] {
            browser(site).open("/seatkeeper/self-test"),
            browser(site).open("/seatkeeper/self-test?key=" + KEY),
            browser(site).post(site.uri("/seatkeeper/self-test?key=" + KEY), "", request -> {}),
            browser(site).post(site.uri("/seatkeeper/self-test?key=" + KEY), "key=" + KEY, request -> {}),
            posted(site, "wrong"),
            posted(site, ""),
            posted(site, KEY + "&key=" + KEY),
            browser(site)
                    .send(site.uri("/seatkeeper/self-test"), request -> request.header("Authorization", "Bearer wrong"))
        }) {
            assertThat(page.status()).isEqualTo(404);
            assertThat(page.document().text()).isEqualTo(unknown.document().text());
        }
    }

    @Test
    void withoutTheSettingNoKeyOpensIt() {
        try (HarbourPost without = SiteSetup.against(service).start()) {
            assertThat(posted(without, KEY).status()).isEqualTo(404);
            assertThat(posted(without, "").status()).isEqualTo(404);
        }
    }

    @Test
    void whoHasNoKeyKeepsItFromNobody() {
        for (int i = 0; i < 30; i++) {
            assertThat(browser(site).open("/seatkeeper/self-test").status()).isEqualTo(404);
        }

        assertThat(posted(site, KEY).status()).isEqualTo(200);
    }

    @Test
    void itSaysWhyTheServiceIsNotUnderstood() {
        TestingClock early = new TestingClock();
        try (HarbourPost wrongClock = setup().clock(early).start()) {
            early.advance(Duration.ofDays(-100));
            Page page = posted(wrongClock, KEY);
            assertThat(page.heading()).isEqualTo("Something is not right");
            assertThat(page.document().text())
                    .contains("Signed call Not right: failed")
                    .contains("status 401")
                    .containsPattern("Clock difference Not right: \\d{7} s: set the site's clock");
        }
        service.proxy().fail("*", Fault.DROPPED);
        try {
            assertThat(posted(site, KEY).document().text())
                    .contains("could not be reached")
                    .contains("Clock difference Not right: not known");
        } finally {
            service.proxy().heal();
        }
    }

    private static SiteSetup setup() {
        return SiteSetup.against(service)
                .with("selfTestKey", KEY)
                .with("trustedProxies", "10.0.0.0/8, 2001:db8::/32")
                .clock(Clock.systemUTC());
    }

    /** As from a page on the owner's own disk. */
    private static Page posted(HarbourPost site, String key) {
        return browser(site)
                .post(
                        site.uri("/seatkeeper/self-test"),
                        "key=" + key,
                        request -> request.header("Origin", "null").header("Cookie", "planted=value-of-a-cookie"));
    }

    private static TestingBrowser browser(HarbourPost site) {
        return new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
    }
}
