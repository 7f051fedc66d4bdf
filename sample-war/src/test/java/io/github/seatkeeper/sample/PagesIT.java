package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.protocol.ActiveSession;
import io.github.seatkeeper.protocol.Claim;
import io.github.seatkeeper.protocol.Claims;
import io.github.seatkeeper.protocol.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The newspaper's own pages, and ours with a long list, in Chromium: for every reader, on every screen. */
class PagesIT {
    private static final int MANY = 25;

    private static ScriptedService service;
    private static HarbourPost site;
    private static Chrome chrome;

    @BeforeAll
    static void open() {
        chrome = Chrome.open(TestingBrowser.CHROME_ON_WINDOWS);
        service = new ScriptedService("a secret of more than 32 bytes, all told");
        site = service.setup().start();
        service.answer(
                "createsession", claims -> claims.with(Claim.SESSION_ID, "s1").with(Claim.STATUS, "anon"));
    }

    @BeforeEach
    void renew() {
        chrome.renew(true);
        chrome.scheme("light");
    }

    @AfterAll
    static void close() {
        if (chrome != null) {
            chrome.close();
        }
        if (site != null) {
            site.close();
            service.close();
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

    @Test
    void aLongListFitsAPhoneAndIsOverWhenTheTimeIs() {
        service.answer(
                "authenticate",
                claims -> claims.with(Claim.STATUS, "anon")
                        .with(Claim.ERROR, "session_limit_reached")
                        .with(Claim.SESSION_LIMIT, MANY)
                        .with(Claim.ONE_TIME_PASSWORD, "o1")
                        .withSessions(sessions()));
        chrome.login(site, "alice", "wonderland");
        chrome.tickSessionWith("Samsung");
        fits("chooser-long");
        factsBeginAtTheirLine();

        chrome.script("Date.now = () => 1e15; dispatchEvent(new Event('pageshow'))"); // brought back much later
        chrome.waitForText("#over:not([hidden]) h1", "The time to choose is over");
        chrome.scheme("light");
        fits("chooser-over");
        assertThat(chrome.barriers()).isEmpty();
    }

    @Test
    void nothingOfMySessionsShowsThroughTheBarThatKeepsTheButtonInView() {
        Consumer<Claims.Builder> loggedIn = claims -> claims.with(Claim.STATUS, "loggedin")
                .with(Claim.ACCOUNT_ID, "a1")
                .with(Claim.LOGIN, "alice");
        service.answer("authenticate", loggedIn);
        service.answer("sessionstatus", loggedIn);
        service.answer(
                "sessions",
                claims -> claims.with(Claim.METHOD, "list_active_sessions")
                        .with(Claim.ACCOUNT_ID, "a1")
                        .withSessions(sessions()));
        chrome.login(site, "alice", "wonderland");
        chrome.click("a[href$='/seatkeeper/sessions']");
        chrome.tickSessionWith("Samsung");
        fits("my-sessions-long");
        factsBeginAtTheirLine();

        chrome.waitForScript("(() => { const middle = element => { const box = element.getBoundingClientRect();"
                + " return {x: box.x + box.width / 2, y: box.y + box.height / 2}; };"
                + " const bar = document.querySelector('.send'), row = document.querySelectorAll('.only')[9];"
                + " scrollBy(0, middle(row).y - middle(bar).y); const {x, y} = middle(row);"
                + " return Math.abs(y - middle(bar).y) < 2 && bar.contains(document.elementFromPoint(x, y)); })()");
    }

    /** In either scheme; the barriers of a long list are those of a short one. */
    private static void fits(String name) {
        chrome.picture(name + "-light", 1280);
        chrome.scheme("dark");
        chrome.picture(name + "-dark", 320);
        assertThat(chrome.pageWidth()).isEqualTo(320);
    }

    private static void factsBeginAtTheirLine() {
        chrome.waitForScript("Array.from(document.querySelectorAll('.about .dot'), dot => {"
                + " const fact = dot.parentElement, text = document.createRange(); text.selectNodeContents(fact);"
                + " text.setStartAfter(dot);"
                + " return text.getClientRects()[0].top - fact.getBoundingClientRect().top; }).every(gap => gap < 10)");
    }

    private static List<ActiveSession> sessions() {
        Instant now = service.clock().instant();
        return IntStream.range(0, MANY)
                .mapToObj(i -> new ActiveSession(
                        new SessionId("s" + (i + 2)),
                        now.minus(Duration.ofHours(i)),
                        now.minus(Duration.ofDays(i)),
                        i % 2 == 0 ? "203.0.113.7" : "2001:db8:85a3:8d3:1319:8a2e:370:7348",
                        i % 5 == 0 ? "Safari" : "Samsung Internet",
                        i % 5 == 0 ? "iOS" : "Android"))
                .toList();
    }
}
