package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.protocol.Claim;
import io.github.seatkeeper.protocol.Claims;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing secret is told by any of the filter's ways. */
class CanariesIT {
    private static ScriptedService service;
    private static HarbourPost site;

    private final Canaries canaries = new Canaries();
    private final TestingBrowser browser = canaries.browser(site);

    @BeforeAll
    static void start() {
        service = new ScriptedService(Canaries.SECRET);
        site = setup().start();
    }

    private static SiteSetup setup() {
        return service.setup()
                .with("selfTestKey", Canaries.KEY)
                .with("ssoTimeout", "PT1S")
                .with("apiUrl", service.uri().toString());
    }

    @AfterAll
    static void stop() {
        site.close();
        service.close();
    }

    @BeforeEach
    void begin() {
        Canaries.sing(service);
    }

    @AfterEach
    void nothingWasShownLoggedOrKept() {
        canaries.close();
    }

    @Test
    void aLoginAPageAndALogout() {
        browser.login("alice", Canaries.PASSWORD);
        assertThat(browser.open("/whoami").reader()).isEqualTo("alice");
        look();
        service.clock().advance(Duration.ofSeconds(6));
        browser.open("/");
        browser.submit(browser.open("/whoami").form("#leave"));
        browser.login("alice", Canaries.PASSWORD);
        browser.open("/logout");
        look();
    }

    @Test
    void aRefusedLogin() {
        for (String error :
                List.of("invalid_credentials", "account_frozen", "account_not_active", "session_not_found", "odd")) {
            service.answer(
                    "authenticate", claims -> claims.with(Claim.STATUS, "anon").with(Claim.ERROR, error));
            browser.login("alice", Canaries.PASSWORD);
            look();
        }
    }

    @Test
    void theLimitTooFewAChoiceAndALogoutThatFails() {
        service.answer("authenticate", Canaries::limitReached);
        Page chooser = browser.login("alice", Canaries.PASSWORD);
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
        service.answer("authenticate", Canaries::loggedIn);
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
                assertThat(browser.login("alice", Canaries.PASSWORD).status()).isEqualTo(503);
                look();
            }
            service.answer(
                    operation,
                    claims -> claims.with(Claim.SESSION_ID, Canaries.OTHER)
                            .with(Claim.STATUS, "anon")
                            .with(Claim.ERROR, "CANARY \r\n CANARY"));
            browser.login("alice", Canaries.PASSWORD);
        }
        begin();
        awaitLogin();
    }

    @Test
    void endedElsewhereAndChecksThatGetNoAnswer() {
        browser.login("alice", Canaries.PASSWORD);
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
        browser.login("alice", Canaries.PASSWORD);
        Page page = browser.post(site.uri("/seatkeeper/self-test"), "key=" + Canaries.KEY, request -> {});
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.document().text()).contains("clientSecret");
        browser.post(site.uri("/seatkeeper/self-test"), "key=" + Canaries.KEY, request -> request.header("X", "y"));
        browser.send(
                site.uri("/seatkeeper/self-test"),
                request -> request.header("Authorization", "Bearer " + Canaries.KEY));
        browser.send(
                site.uri("/seatkeeper/self-test"),
                request -> request.header("Authorization", "Bearer no" + Canaries.KEY));
    }

    @Test
    void scripts() {
        TestingScript script = new TestingScript(browser, site);
        for (String error : List.of("invalid_credentials", "account_frozen", "odd")) {
            service.answer(
                    "authenticate", claims -> claims.with(Claim.STATUS, "anon").with(Claim.ERROR, error));
            assertThat(script.login("alice", Canaries.PASSWORD).status()).isEqualTo(401);
        }
        for (String body : List.of("{\"password\":\"" + Canaries.PASSWORD, "{\"x\":\"" + Canaries.PASSWORD + "\"}")) {
            assertThat(script.post("/login", body).status()).isEqualTo(400);
        }
        service.answer("authenticate", Canaries::limitReached);
        TestingScript.Answer full = script.login("alice", Canaries.PASSWORD);
        assertThat(full.status()).isEqualTo(409);
        look();
        Map<String, Object> choice = Map.of(
                "pending", full.text("pending"),
                "csrf", full.text("csrf"),
                "session", List.of(full.handle("Firefox")),
                "action", "logout");
        service.babble("logout", "{\"t\":\"CANARY\"}");
        assertThat(script.post("/seatkeeper/choose", choice).status()).isEqualTo(503);
        service.answer("logout", claims -> claims.with(Claim.STATUS, "terminated"));
        service.answer("authenticate", Canaries::loggedIn);
        assertThat(script.post("/seatkeeper/choose", choice).status()).isEqualTo(200);
        look();
        TestingScript.Answer mine = script.get("/seatkeeper/sessions");
        assertThat(mine.list("sessions")).hasSize(3);
        script.post("/seatkeeper/sessions", Map.of("csrf", mine.text("csrf"), "only", mine.handle("Firefox")));
        script.post("/seatkeeper/sessions", Map.of("csrf", "forged", "action", "others"));
        TestingScript.Answer me = script.get("/seatkeeper/me");
        assertThat(me.json()).containsEntry("loggedIn", true);
        assertThat(script.post("/seatkeeper/logout", Map.of("csrf", me.text("csrf")))
                        .status())
                .isEqualTo(200);
        look();
    }

    @Test
    void mySessions() {
        browser.login("alice", Canaries.PASSWORD);
        Page page = browser.open("/seatkeeper/sessions");
        assertThat(page.sessions()).hasSize(2);
        page = browser.submit(page.form("button[value=logout]").and("action", "logout"));
        page = browser.submit(page.form("#only").and("only", page.sessionWith("Firefox")));
        assertThat(page.text(".notice")).isNotNull();
        look();
        service.babble("logout", "{\"t\":\"CANARY\"}");
        browser.submit(page.form("button[value=others]").and("action", "others"));
        look();
        for (String garbage : List.of("", "CANARY", "{\"t\":\"CANARY.CANARY.CANARY\"}")) {
            service.babble("sessions", garbage);
            assertThat(browser.open("/seatkeeper/sessions").status()).isEqualTo(503);
        }
        look();
    }

    @ParameterizedTest
    @ValueSource(strings = {"logoutLeastRecent", "logoutAll", "deny"})
    void thePolicies(String policy) {
        try (HarbourPost other = setup().with("limitPolicy", policy).start()) {
            TestingBrowser reader = canaries.browser(other);
            service.answer("authenticate", Canaries::limitReached);
            reader.login("alice", Canaries.PASSWORD);
            canaries.look(other);
            service.babble("logout", "{\"t\":\"CANARY\"}");
            reader.login("alice", Canaries.PASSWORD);
            canaries.look(other);
        }
    }

    @Test
    void theWayToTheServiceAndBack() {
        try (HarbourPost other = setup().with("identify", "always").start()) {
            for (var state : List.<Consumer<Claims.Builder>>of(
                    claims -> claims.with(Claim.STATUS, "anon"), Canaries::loggedIn)) {
                TestingBrowser reader = canaries.browser(other);
                Page sent = reader.openWithoutFollowing("/news/ferry.jsp");
                String back = sent.redirectsTo().getQuery().replaceAll(".*&r=", "");
                URI landing = other.uri("/seatkeeper/landing?r=" + URLEncoder.encode(back, StandardCharsets.UTF_8)
                        + "&t="
                        + service.landing(claims -> state.accept(claims.with(Claim.SESSION_ID, Canaries.nextOwn()))));
                Page landed = canaries.unseenAddress(reader, landing);
                assertThat(landed.redirectsTo()).isEqualTo(other.uri("/news/ferry.jsp"));
                canaries.look(other);
                reader.login("alice", Canaries.PASSWORD);
                canaries.look(other);
                canaries.unseenAddress(reader, other.uri("/seatkeeper/landing?r=CANARY&t=CANARY.CANARY.CANARY"));
            }
        }
    }

    @Test
    void aRememberedLogin() {
        browser.submit(browser.open("/login")
                .form("#login")
                .with("username", "alice")
                .with("password", Canaries.PASSWORD)
                .and("remember", "1"));
        look();
        site.timeOutHttpSessions();
        assertThat(browser.open("/whoami").reader()).isEqualTo("alice");
        look();
        site.timeOutHttpSessions();
        service.babble("sessionstatus", "{\"t\":\"CANARY\"}");
        assertThat(browser.open("/whoami").reader()).isNull();
        look();
        browser.open("/logout");
    }

    @Test
    void theSitesOwnLoginCode() {
        try (HarbourPost other = setup().with("onSuccess", "continue")
                .with("loginPath", OldLoginServlet.PATH)
                .with(OldLoginServlet.PATH, new OldLoginServlet())
                .start()) {
            TestingBrowser reader = canaries.browser(other);
            Form form = reader.open(OldLoginServlet.PATH)
                    .form("#login")
                    .with("username", "alice")
                    .with("password", Canaries.PASSWORD);
            assertThat(reader.submit(form).text("#user")).isEqualTo("alice");
            canaries.look(other);
            reader.open("/logout");
            service.answer("authenticate", Canaries::limitReached);
            Page chooser = reader.submit(form);
            service.answer("authenticate", Canaries::loggedIn);
            assertThat(reader.submit(chooser.form("button[value=all]").and("action", "all"))
                            .text("#user"))
                    .isEqualTo("alice");
            canaries.look(other);
        }
    }

    @Test
    void productsAndTheirTickets() {
        browser.login("alice", Canaries.PASSWORD);
        assertThat(browser.open("/whoami").text("#role-daily")).isEqualTo("true");
        look();
        for (String operation : List.of("access_token", "active_products")) {
            for (String garbage : List.of(
                    "",
                    "CANARY",
                    "{\"error\":\"CANARY\",\"error_description\":\"CANARY\"}",
                    "{\"access_token\":\"CANARY \\r\\n CANARY\"}",
                    "{\"item\":{\"active_products\":\"CANARY\"}}")) {
                Canaries.sing(service);
                service.babble(operation, garbage);
                browser.open("/logout");
                assertThat(browser.login("alice", Canaries.PASSWORD).reader()).isEqualTo("alice");
                look();
            }
        }
    }

    @Test
    void theSitesListener(@TempDir Path classes) throws Exception {
        try (HarbourPost other =
                        setup().withClasses(LoginListenerIT.listenerIn(classes)).start();
                RecordedLog told = new RecordedLog(TestingLoginListener.LOG)) {
            TestingBrowser reader = canaries.browser(other);
            service.answer(
                    "authenticate",
                    claims -> claims.with(Claim.STATUS, "anon").with(Claim.ERROR, "invalid_credentials"));
            reader.login("alice", Canaries.PASSWORD);
            service.answer("authenticate", Canaries::limitReached);
            Page chooser = reader.login("alice", Canaries.PASSWORD);
            service.answer("authenticate", Canaries::loggedIn);
            reader.submit(chooser.form("button[value=all]").and("action", "all"));
            canaries.look(other);
            service.answer("sessionstatus", claims -> claims.with(Claim.STATUS, "terminated"));
            service.clock().advance(Duration.ofSeconds(6));
            reader.open("/");

            assertThat(told.messages()).hasSize(5).noneMatch(event -> event.contains("CANARY"));
        }
    }

    private void awaitLogin() {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (browser.login("alice", Canaries.PASSWORD).reader() == null) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }

    private void look() {
        canaries.look(site);
    }
}
