package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.sample.TestingProxy.Fault;
import io.github.seatkeeper.sample.TestingScript.Answer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.json.Json;

/** The same flow for scripts: what is a page to a reader is a JSON object to them. */
class JsonIT {
    private static TestingService service;
    private static HarbourPost site;

    @BeforeAll
    static void start() {
        service = TestingService.withLimit(2);
        site = SiteSetup.against(service).under("/paper").start();
    }

    @AfterAll
    static void stop() {
        site.close();
        service.close();
    }

    @AfterEach
    void heal() {
        service.proxy().heal();
    }

    @Test
    void aScriptLogsInAndThePageSeesTheReader() {
        TestingScript script = script(TestingBrowser.FIREFOX_ON_LINUX);
        String account = service.freshAccount();
        assertThat(script.get("/seatkeeper/me").json()).isEqualTo(Map.of("loggedIn", false));

        Answer answer = script.login(account, TestingService.PASSWORD);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json())
                .containsEntry("outcome", "logged_in")
                .containsEntry("name", account)
                .containsEntry("next", "/paper/")
                .containsKeys("accountId", "csrf");
        assertThat(script.browser().open("/").reader()).isEqualTo(account);
        Answer me = script.get("/seatkeeper/me");
        assertThat(me.json())
                .containsEntry("loggedIn", true)
                .containsEntry("name", account)
                .containsEntry("csrf", answer.text("csrf"))
                .containsEntry("accountId", answer.text("accountId"));
        assertThat(me.page().headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(me.page().headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
    }

    @Test
    void aFormSentByAScriptIsAnsweredInJsonToo() {
        TestingScript script = script(TestingBrowser.FIREFOX_ON_LINUX);
        String account = service.freshAccount();

        Page page = script.browser()
                .post(
                        site.uri("/login"),
                        "username=" + account + "&password=" + TestingService.PASSWORD,
                        request -> request.setHeader("Accept", "*/*").header("X-Requested-With", "XMLHttpRequest"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow())
                .isEqualToIgnoringCase("application/json;charset=UTF-8");
        assertThat(page.body()).contains("\"outcome\":\"logged_in\"");
    }

    @Test
    void theThirdChoosesAndIsLoggedInWithoutThePasswordAgain() {
        Readers readers = Readers.overTheLimit(service, site);
        TestingScript script = script(TestingBrowser.CHROME_ON_WINDOWS);

        Answer full = script.login(readers.account(), TestingService.PASSWORD);

        assertThat(full.status()).isEqualTo(409);
        assertThat(full.json())
                .containsEntry("outcome", "session_limit")
                .containsEntry("limit", 2L)
                .containsEntry("mustGo", 1L)
                .containsEntry("action", "/paper/seatkeeper/choose")
                .containsEntry("problem", null)
                .containsKeys("pending", "csrf", "secondsLeft", "message");
        assertThat(full.text("expiresAt")).matches("2026-11-2\\dT[0-9:]+Z");
        assertThat(full.list("sessions")).hasSize(2);
        assertThat(full.list("sessions").get(0))
                .containsEntry("name", "Firefox on Linux")
                .containsEntry("device", "laptop")
                .containsEntry("address", "127.0.0.1")
                .containsEntry("suggested", true)
                .containsEntry("chosen", false);
        assertThat(full.list("sessions").get(0).get("lastSeen").toString()).matches("2026-11-2\\dT[0-9:]+Z");

        Answer tooFew = choose(script, full, List.of());
        assertThat(tooFew.status()).isEqualTo(409);
        assertThat(tooFew.text("problem")).contains("too_few");

        Answer done = choose(script, full, List.of(full.handle("Safari")));
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.text("name")).isEqualTo(readers.account());
        service.clock().advance(Duration.ofSeconds(6));
        assertThat(readers.second().open("/").reader()).isNull();
        assertThat(readers.first().open("/").reader()).isEqualTo(readers.account());
        Answer ended = new TestingScript(readers.second(), site).get("/seatkeeper/me");
        assertThat(ended.json()).containsEntry("loggedIn", false);
    }

    @Test
    void theListCanBeAskedForAgainAndGivenUp() {
        Readers readers = Readers.overTheLimit(service, site);
        TestingScript script = new TestingScript(readers.third(), site);

        Answer again =
                script.get("/seatkeeper/choose?" + readers.chooser().uri().getQuery());
        assertThat(again.status()).isEqualTo(409);
        Answer cancelled = script.post(
                "/seatkeeper/choose",
                Map.of("pending", again.text("pending"), "csrf", again.text("csrf"), "action", "cancel"));
        assertThat(cancelled.json()).containsEntry("outcome", "cancelled");

        Answer late = choose(script, again, List.of(again.handle("Safari")));
        assertThat(late.status()).isEqualTo(401);
        assertThat(late.text("error")).isEqualTo("choice_expired");
    }

    @Test
    void aRefusalTellsWhyAndHowManyTriesAreLeft() {
        TestingScript script = script(TestingBrowser.FIREFOX_ON_LINUX);
        String account = service.freshAccount();

        Answer wrong = script.login(account, "wrong");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.json())
                .containsEntry("outcome", "refused")
                .containsEntry("error", "invalid_credentials")
                .containsEntry("remainingAttempts", 4L);
        assertThat(wrong.text("message")).contains("4 more tries");
        assertThat(script.login(account, "").text("error")).isEqualTo("credentials_missing");
    }

    @Test
    void theReadmeShowsWhatIsSentAndAnsweredMemberByMember() throws IOException {
        Readers readers = Readers.overTheLimit(service, site);
        TestingScript script = new TestingScript(readers.third(), site);
        TestingScript first = new TestingScript(readers.first(), site);
        TestingScript second = new TestingScript(readers.second(), site);
        Iterator<JsonExample> sent = JsonExample.ofRequests().iterator();
        JsonExample login = sent.next();
        JsonExample choice = sent.next();
        Map<String, Object> credentials =
                login.with(Map.of("username", readers.account(), "password", TestingService.PASSWORD));

        Answer free = script(TestingBrowser.FIREFOX_ON_LINUX)
                .post(
                        "/login",
                        login.with(Map.of("username", service.freshAccount(), "password", TestingService.PASSWORD)));
        Answer wrong = script.post("/login", login.with(Map.of("username", readers.account(), "password", "wrong")));
        Answer full = script.post("/login", credentials);
        service.proxy().fail("authenticate", Fault.DROPPED);
        Answer away = script.post("/login", credentials);
        service.proxy().heal();
        Map<String, Object> none =
                choice.with(Map.of("pending", full.text("pending"), "csrf", full.text("csrf"), "session", List.of()));
        Answer tooFew = script.post("/seatkeeper/choose", none);
        none.put("action", "cancel");
        Answer cancelled = script.post("/seatkeeper/choose", none);
        Answer expired = script.post("/seatkeeper/choose", none);
        Answer again = script.post("/login", credentials);
        Answer chosen = script.post(
                "/seatkeeper/choose",
                choice.with(Map.of(
                        "pending", again.text("pending"),
                        "csrf", again.text("csrf"),
                        "session", List.of(again.handle("Firefox")))));
        assertThat(chosen.text("outcome")).as(chosen.text("message")).isEqualTo("logged_in");
        service.clock().advance(Duration.ofSeconds(6));
        Answer ended = first.get("/seatkeeper/me");
        Answer me = script.get("/seatkeeper/me");
        Answer nobody = script(TestingBrowser.FIREFOX_ON_LINUX).get("/seatkeeper/me");
        Answer mine = second.get("/seatkeeper/sessions");
        Map<String, Object> csrf = Map.of("csrf", mine.text("csrf"));
        Map<String, Object> several = sent.next().with(csrf);
        several.put("session", List.of(mine.handle("Chrome")));
        Answer gone = second.post("/seatkeeper/sessions", several);
        Answer only = second.post("/seatkeeper/sessions", sent.next().with(csrf));
        Answer others = second.post("/seatkeeper/sessions", sent.next().with(csrf));
        Answer out = second.post("/seatkeeper/logout", sent.next().with(csrf));
        Answer stranger = second.get("/seatkeeper/sessions");
        Answer foreign = fromAnotherSite(second);

        assertThat(sent).isExhausted();
        assertThat(List.of(only.status(), others.status())).containsOnly(200);
        List<Answer> real = List.of(
                free, wrong, full, away, cancelled, tooFew, expired, me, nobody, ended, gone, out, stranger, foreign);
        List<JsonExample> told = JsonExample.ofAnswers();
        assertThat(told).hasSameSizeAs(real);
        for (int i = 0; i < told.size(); i++) {
            told.get(i).isLike(real.get(i));
        }
    }

    @Test
    void whatIsToldSaysWhichLanguageItIsIn() {
        Readers readers = Readers.overTheLimit(service, site);
        TestingScript script = script(TestingBrowser.CHROME_ON_WINDOWS);
        TestingScript second = new TestingScript(readers.second(), site);

        Answer wrong = inSwedish(script, "/login", Map.of("username", readers.account(), "password", "wrong"));
        Answer full =
                inSwedish(script, "/login", Map.of("username", readers.account(), "password", TestingService.PASSWORD));
        Answer mine = inSwedish(second, "/seatkeeper/sessions", null);
        Answer forged = inSwedish(second, "/seatkeeper/logout", Map.of("csrf", "forged"));
        choose(script, full, List.of(full.handle("Safari")));
        service.clock().advance(Duration.ofSeconds(6));
        Answer ended = inSwedish(second, "/seatkeeper/me", null);

        assertThat(wrong.text("message")).contains("lösenord");
        assertThat(full.text("message")).contains("2 platser");
        assertThat(ended.text("notice")).contains("loggades ut");
        for (Answer swedish : List.of(wrong, full, mine, ended)) {
            assertThat(swedish.page().headers().allValues("Content-Language")).containsExactly("sv");
        }
        assertThat(forged.page().headers().allValues("Content-Language")).containsExactly("en");
    }

    @Test
    void whileTheServiceIsAwayItSaysSoAndWhenToTryAgain() {
        TestingScript script = script(TestingBrowser.FIREFOX_ON_LINUX);
        service.proxy().fail("*", Fault.DROPPED);

        Answer away = script.login(service.freshAccount(), TestingService.PASSWORD);

        assertThat(away.status()).isEqualTo(503);
        assertThat(away.json()).containsEntry("outcome", "unavailable").containsEntry("error", "unavailable");
        assertThat(away.page().headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void whileTheServiceIsAwayTheChoiceIsStillThere() {
        Readers readers = Readers.overTheLimit(service, site);
        TestingScript script = new TestingScript(readers.third(), site);
        Answer full = script.get("/seatkeeper/choose?" + readers.chooser().uri().getQuery());
        service.proxy().fail("logout", Fault.DROPPED);

        Answer away = choose(script, full, List.of(full.handle("Safari")));

        assertThat(away.status()).isEqualTo(503);
        assertThat(away.text("problem")).contains("service_unavailable");
        assertThat(away.page().headers().firstValue("Retry-After")).isPresent();
        service.proxy().heal();
        assertThat(choose(script, away, List.of(away.handle("Safari"))).status())
                .isEqualTo(200);
    }

    @Test
    void mySessionsAreListedAndLoggedOut() {
        Readers readers = Readers.overTheLimit(service, site);
        TestingScript script = new TestingScript(readers.second(), site);

        Answer mine = script.get("/seatkeeper/sessions");
        assertThat(mine.status()).isEqualTo(200);
        assertThat(mine.json()).containsEntry("outcome", "sessions").containsEntry("limit", 2L);
        assertThat(mine.list("sessions")).hasSize(2);
        assertThat(mine.list("sessions").get(0)).containsEntry("current", true).containsEntry("handle", null);
        assertThat(mine.page().body()).doesNotContain("otp", "oneTime");

        Answer done = script.post(
                "/seatkeeper/sessions", Map.of("csrf", mine.text("csrf"), "session", List.of(mine.handle("Firefox"))));
        assertThat(done.json()).containsEntry("loggedOut", 1L).containsEntry("message", "1 session was logged out.");
        assertThat(done.list("sessions")).hasSize(1);

        Answer out = script.post("/seatkeeper/logout", Map.of("csrf", mine.text("csrf")));
        assertThat(out.json()).isEqualTo(Map.of("outcome", "logged_out"));
        Answer nobody = script.get("/seatkeeper/sessions");
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.text("error")).isEqualTo("not_logged_in");
    }

    private static Answer fromAnotherSite(TestingScript script) {
        return script.send(
                site.uri("/login"),
                request -> request.header("Content-Type", "application/json")
                        .header("Sec-Fetch-Site", "cross-site")
                        .POST(HttpRequest.BodyPublishers.ofString("{}")));
    }

    @Test
    void jsonIsNoWayAroundOriginAndToken() {
        Readers readers = Readers.overTheLimit(service, site);
        TestingScript script = new TestingScript(readers.second(), site);
        Answer mine = script.get("/seatkeeper/sessions");

        Answer foreign = fromAnotherSite(script);
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.json()).containsEntry("outcome", "rejected").containsEntry("error", "forbidden");
        Answer otherOrigin = script.send(
                site.uri("/seatkeeper/sessions"),
                request -> request.header("Content-Type", "application/json")
                        .header("Origin", "https://evil.example")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"csrf\":\"" + mine.text("csrf") + "\",\"action\":\"others\"}")));
        assertThat(otherOrigin.status()).isEqualTo(403);
        assertThat(script.post("/seatkeeper/sessions", Map.of("csrf", "forged", "action", "others"))
                        .status())
                .isEqualTo(403);
        assertThat(script.post("/seatkeeper/logout", Map.of("csrf", "forged")).status())
                .isEqualTo(403);
        assertThat(script.get("/seatkeeper/sessions").list("sessions")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "\"text\"",
                "{\"username\":\"a\",\"password\":\"b\"",
                "{\"username\":\"a\",\"password\":\"b\"} {}",
                "{\"username\":\"a\",\"username\":\"b\",\"password\":\"c\"}",
                "{\"username\":\"a\",\"password\":\"b\",\"admin\":true}",
                "{\"username\":1,\"password\":\"b\"}",
                "{\"username\":null,\"password\":\"b\"}",
                "{\"username\":[\"a\"],\"password\":\"b\"}",
                "{\"username\":{\"$ne\":\"\"},\"password\":\"b\"}",
                "{\"username\":\"a\",\"password\":\"b\",\"remember\":\"yes\"}",
                "{\"username\":\"a\"}",
                "{'username':'a','password':'b'}",
                "{\"username\":\"a\\u0000\",\"password\":\"b\"}"
            })
    void whatIsNotTheLoginsOwnObjectIsRefused(String body) {
        Answer answer = script(TestingBrowser.FIREFOX_ON_LINUX).post("/login", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json()).containsEntry("outcome", "rejected").containsEntry("error", "bad_request");
    }

    @Test
    void otherRefusalsAreJsonToo() {
        TestingScript script = script(TestingBrowser.FIREFOX_ON_LINUX);

        assertThat(script.post("/login", "{\"username\":\"" + "x".repeat(20_000) + "\",\"password\":\"b\"}")
                        .status())
                .isEqualTo(413);
        Answer put = script.send(site.uri("/login"), request -> request.PUT(HttpRequest.BodyPublishers.noBody()));
        assertThat(put.status()).isEqualTo(405);
        assertThat(put.page().headers().firstValue("Allow")).contains("GET, HEAD, POST");
        assertThat(put.text("error")).isEqualTo("method_not_allowed");
        Answer xml = script.send(
                site.uri("/login"),
                request ->
                        request.header("Content-Type", "text/xml").POST(HttpRequest.BodyPublishers.ofString("<a/>")));
        assertThat(xml.status()).isEqualTo(415);
        assertThat(xml.text("error")).isEqualTo("unsupported_media_type");
        assertThat(script.post("/login?password=b", "{}").status()).isEqualTo(400);
        assertThat(script.get("/seatkeeper/nothing").status()).isEqualTo(404);
        assertThat(script.post("/seatkeeper/me", "{}").status()).isEqualTo(405);
    }

    private static Answer inSwedish(TestingScript script, String path, Map<String, Object> fields) {
        return script.send(site.uri(path), request -> {
            request.setHeader("Accept-Language", "sv");
            if (fields != null) {
                request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(new Json().toJson(fields)));
            }
        });
    }

    private static Answer choose(TestingScript script, Answer full, List<String> handles) {
        return script.post(
                "/seatkeeper/choose",
                Map.of("pending", full.text("pending"), "csrf", full.text("csrf"), "session", handles));
    }

    private static TestingScript script(String userAgent) {
        return new TestingScript(new TestingBrowser(site, userAgent), site);
    }
}
