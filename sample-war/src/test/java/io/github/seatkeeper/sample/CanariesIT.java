package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.protocol.ActiveSession;
import io.github.seatkeeper.protocol.Claim;
import io.github.seatkeeper.protocol.Claims;
import io.github.seatkeeper.protocol.SessionId;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is secret is written in capitals here, and looked for wherever it must not be. */
class CanariesIT {
    private static final String SECRET = "SECRETCANARY-of-a-length-that-is-long-enough";
    private static final String KEY = "KEYCANARY-of-a-length-that-is-long-enough-too";
    private static final String PASSWORD = "PASSWORDCANARY";
    private static final String OWN = "OWNSESSIONCANARY";
    private static final String OTHER = "OTHERSESSIONCANARY";
    private static final String ONE_TIME_PASSWORD = "ONETIMECANARY";
    private static final String TICKET = "TICKETCANARY";
    private static final List<String> ALL =
            List.of(SECRET, KEY, PASSWORD, OWN, OTHER, ONE_TIME_PASSWORD, TICKET, "CANARY");

    private static ScriptedService service;
    private static HarbourPost site;

    private final RecordedLog log = new RecordedLog();
    private final TestingBrowser browser = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
    private final List<String> stored = new ArrayList<>();

    @BeforeAll
    static void start() {
        service = new ScriptedService(SECRET);
        site = service.setup()
                .with("selfTestKey", KEY)
                .with("ssoTimeout", "PT1S")
                .start();
    }

    @AfterAll
    static void stop() {
        site.close();
        service.close();
    }

    @BeforeEach
    void begin() {
        service.answer(
                "createsession", claims -> claims.with(Claim.SESSION_ID, OWN).with(Claim.STATUS, "anon"));
        service.answer("sessionstatus", claims -> loggedIn(claims));
        service.answer("logout", claims -> claims.with(Claim.STATUS, "terminated"));
        service.answer("authenticate", claims -> loggedIn(claims));
        service.answer("authenticatewithticket", claims -> loggedIn(claims));
    }

    @AfterEach
    void nothingWasShownLoggedOrKept() {
        log.close();
        assertThat(browser.seen()).isNotEmpty();
        for (String canary : ALL) {
            assertThat(browser.seen()).noneMatch(text -> tells(text, canary));
            assertThat(log.messages()).noneMatch(text -> tells(text, canary));
        }
        assertThat(stored).noneMatch(text -> tells(text, PASSWORD) || tells(text, SECRET) || tells(text, KEY));
    }

    @Test
    void aLoginAPageAndALogout() {
        browser.login("alice", PASSWORD);
        assertThat(browser.open("/whoami").reader()).isEqualTo("alice");
        look();
        service.clock().advance(Duration.ofSeconds(6));
        browser.open("/");
        browser.submit(browser.open("/whoami").form("#leave"));
        browser.login("alice", PASSWORD);
        browser.open("/logout");
        look();
    }

    @Test
    void aRefusedLogin() {
        for (String error :
                List.of("invalid_credentials", "account_frozen", "account_not_active", "session_not_found", "odd")) {
            service.answer(
                    "authenticate", claims -> claims.with(Claim.STATUS, "anon").with(Claim.ERROR, error));
            browser.login("alice", PASSWORD);
            look();
        }
    }

    @Test
    void theLimitTooFewAChoiceAndALogoutThatFails() {
        service.answer("authenticate", CanariesIT::limitReached);
        Page chooser = browser.login("alice", PASSWORD);
        assertThat(chooser.sessions()).hasSize(2);
        look();
        Page again = browser.submit(chooser.form("button[value=logout]").and("action", "logout"));
        service.babble("logout", "{\"t\":\"CANARY\"}");
        again = browser.submit(again.form("button[value=all]").and("action", "all"));
        assertThat(again.status()).isEqualTo(503);
        look();
        service.answer("logout", claims -> claims.with(Claim.STATUS, "terminated"));
        again = browser.submit(again.form("button[value=all]").and("action", "all"));
        assertThat(again.sessions()).hasSize(2);
        service.answer("authenticate", claims -> loggedIn(claims));
        assertThat(browser.submit(again.form("button[value=all]").and("action", "all"))
                        .reader())
                .isEqualTo("alice");
        look();
    }

    @Test
    void garbageAndNothingAtAll() {
        List<String> garbage = List.of("", "CANARY", "{\"t\":\"CANARY\"}", "{\"t\":\"CANARY.CANARY.CANARY\"}", "[]");
        for (String operation : List.of("createsession", "authenticate")) {
            for (String body : garbage) {
                service.babble(operation, body);
                assertThat(browser.login("alice", PASSWORD).status()).isEqualTo(503);
                look();
            }
            service.answer(
                    operation,
                    claims -> claims.with(Claim.SESSION_ID, OTHER)
                            .with(Claim.STATUS, "anon")
                            .with(Claim.ERROR, "CANARY \r\n CANARY"));
            browser.login("alice", PASSWORD);
        }
        begin();
        awaitLogin();
    }

    @Test
    void endedElsewhereAndChecksThatGetNoAnswer() {
        browser.login("alice", PASSWORD);
        service.babble("sessionstatus", "{\"t\":\"CANARY.CANARY.CANARY\"}");
        service.clock().advance(Duration.ofSeconds(6));
        assertThat(browser.open("/").reader()).isEqualTo("alice");
        look();
        service.answer(
                "sessionstatus",
                claims -> claims.with(Claim.STATUS, "terminated").with(Claim.REASON, "logged_out_elsewhere"));
        service.clock().advance(Duration.ofSeconds(6));
        assertThat(browser.open("/").message()).contains("another device");
        look();
    }

    @Test
    void theSelfTest() {
        browser.login("alice", PASSWORD);
        Page page = browser.post(site.uri("/seatkeeper/self-test"), "key=" + KEY, request -> {});
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.document().text()).contains("clientSecret");
        browser.post(site.uri("/seatkeeper/self-test"), "key=" + KEY, request -> request.header("X", "y"));
        browser.send(site.uri("/seatkeeper/self-test"), request -> request.header("Authorization", "Bearer " + KEY));
        browser.send(site.uri("/seatkeeper/self-test"), request -> request.header("Authorization", "Bearer no" + KEY));
    }

    private void awaitLogin() {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (browser.login("alice", PASSWORD).reader() == null) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }

    private static void loggedIn(Claims.Builder claims) {
        claims.with(Claim.STATUS, "loggedin")
                .with(Claim.ACCOUNT_ID, "a1")
                .with(Claim.LOGIN, "alice")
                .with(Claim.TICKET, TICKET);
    }

    private static void limitReached(Claims.Builder claims) {
        Instant now = Instant.parse("2026-11-22T14:00:00Z");
        claims.with(Claim.STATUS, "anon")
                .with(Claim.ERROR, "session_limit_reached")
                .with(Claim.SESSION_LIMIT, 2)
                .with(Claim.ONE_TIME_PASSWORD, ONE_TIME_PASSWORD)
                .withSessions(List.of(
                        new ActiveSession(new SessionId(OTHER + 1), now, now, "192.0.2.7", "Firefox", "Linux"),
                        new ActiveSession(new SessionId(OTHER + 2), now, now, "192.0.2.8", "Safari", "iOS")));
    }

    /** What a container would write to its store now. */
    private void look() {
        for (HttpSession http : site.httpSessions()) {
            for (String name : Collections.list(http.getAttributeNames())) {
                stored.add(name + " " + serialized(http.getAttribute(name)));
            }
        }
    }

    private static String serialized(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (IOException e) {
            throw new AssertionError("Not to be stored: " + value.getClass(), e);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private static boolean tells(String text, String canary) {
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(canary.getBytes(StandardCharsets.UTF_8));
        return text.contains(canary) || text.contains(base64);
    }
}
