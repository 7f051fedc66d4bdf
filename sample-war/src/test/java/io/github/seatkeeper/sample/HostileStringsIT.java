package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.protocol.ActiveSession;
import io.github.seatkeeper.protocol.Claim;
import io.github.seatkeeper.protocol.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Attribute;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Names, addresses and browsers can be anything: the pages stay what they are, and an event stays one line. */
class HostileStringsIT {
    private static final String KEY = "the key of the self-test, which is long enough";
    private static final List<String> STRINGS = HostileStrings.all();
    /** Nothing in it is hostile, and like those it is no name that anybody knows. */
    private static final String HARMLESS = "Anna";

    private static ScriptedService service;
    private static HarbourPost site;

    @BeforeAll
    static void start() {
        service = new ScriptedService("a secret of more than 32 bytes, all told");
        site = service.setup().with("selfTestKey", KEY).start();
        service.answer(
                "createsession", claims -> claims.with(Claim.SESSION_ID, "s1").with(Claim.STATUS, "anon"));
    }

    @AfterAll
    static void stop() {
        site.close();
        service.close();
    }

    @Test
    void thereAreManyOfThem() {
        assertThat(STRINGS).hasSizeGreaterThan(200).doesNotHaveDuplicates();
    }

    @Test
    void whatTheServiceTellsOfSessionsAndAccountsIsTextAndNothingElse() {
        List<String> expected = chooseAndLogIn(HARMLESS);
        assertThat(STRINGS).allMatch(hostile -> chooseAndLogIn(hostile).equals(expected));
    }

    @Test
    void whatIsTypedAsAUserNameIsText() {
        service.answer(
                "authenticate", claims -> claims.with(Claim.STATUS, "anon").with(Claim.ERROR, "invalid_credentials"));
        List<String> accepted = typed(HARMLESS);
        for (String hostile : STRINGS) {
            boolean refused = hostile.length() > 1024 || hostile.indexOf(0) >= 0 || hostile.indexOf('\ufffd') >= 0;
            if (refused) {
                TestingBrowser browser = browser(TestingBrowser.FIREFOX_ON_LINUX);
                assertThat(browser.login(hostile, "x").status()).as(hostile).isEqualTo(400);
            } else {
                assertThat(typed(hostile).equals(accepted)).as(hostile).isTrue();
            }
        }
    }

    @Test
    void whatTheServiceGivesAsReasonsIsNoText() {
        List<String> expected = refusedAndEnded(HARMLESS);
        // two are codes that have texts of their own
        assertThat(STRINGS)
                .filteredOn(hostile -> !hostile.contains("session_limit") && !hostile.contains("invalid_cred"))
                .allMatch(hostile -> refusedAndEnded(hostile).equals(expected));
    }

    @Test
    void whatABrowserCallsItselfIsText() {
        List<String> expected = selfTest(HARMLESS);
        for (String hostile : STRINGS) {
            // what cannot be sent as a header by any browser is not sent
            if (hostile.chars().allMatch(c -> c >= ' ' && c < 127) && hostile.length() < 6000) {
                assertThat(selfTest(hostile.strip())).as(hostile).isEqualTo(expected);
            }
        }
    }

    /** Each page's structure, and how many lines were logged. */
    private static List<String> chooseAndLogIn(String name) {
        Instant now = service.clock().instant();
        service.answer(
                "authenticate",
                claims -> claims.with(Claim.STATUS, "anon")
                        .with(Claim.ERROR, "session_limit_reached")
                        .with(Claim.SESSION_LIMIT, 2)
                        .with(Claim.ONE_TIME_PASSWORD, "o1")
                        .withSessions(List.of(
                                new ActiveSession(new SessionId("s2"), now, now, name, "x" + name, "x" + name),
                                new ActiveSession(new SessionId("s3"), now, now, "x" + name, "Firefox", "x" + name))));
        TestingBrowser browser = browser(TestingBrowser.FIREFOX_ON_LINUX);
        try (RecordedLog log = new RecordedLog()) {
            Page chooser = browser.login("alice", "x");
            service.answer(
                    "authenticate",
                    claims -> claims.with(Claim.STATUS, "loggedin")
                            .with(Claim.ACCOUNT_ID, "a1" + name)
                            .with(Claim.LOGIN, name));
            Page home = browser.submit(chooser.form("button[value=all]").and("action", "all"));
            Page whoAmI = browser.open("/whoami");
            return List.of(skeleton(chooser), skeleton(home), skeleton(whoAmI), lines(log));
        }
    }

    private static List<String> typed(String name) {
        TestingBrowser browser = browser(TestingBrowser.FIREFOX_ON_LINUX);
        try (RecordedLog log = new RecordedLog()) {
            Page login = browser.login(name, "x");
            return List.of(String.valueOf(login.status()), skeleton(login), lines(log));
        }
    }

    private static List<String> refusedAndEnded(String reason) {
        TestingBrowser browser = browser(TestingBrowser.FIREFOX_ON_LINUX);
        try (RecordedLog log = new RecordedLog()) {
            service.answer(
                    "authenticate", claims -> claims.with(Claim.STATUS, "anon").with(Claim.ERROR, reason));
            Page refused = browser.login("alice", "x");
            service.answer(
                    "authenticate",
                    claims -> claims.with(Claim.STATUS, "loggedin").with(Claim.ACCOUNT_ID, "a1"));
            browser.login("alice", "x");
            service.answer(
                    "sessionstatus",
                    claims -> claims.with(Claim.STATUS, "loggedin").with(Claim.ERROR, reason));
            service.clock().advance(Duration.ofSeconds(6));
            assertThat(browser.open("/").status()).isEqualTo(200);
            service.answer(
                    "sessionstatus",
                    claims -> claims.with(Claim.STATUS, "terminated").with(Claim.REASON, reason));
            service.clock().advance(Duration.ofSeconds(6));
            Page ended = browser.open("/");
            return List.of(refused.message(), skeleton(refused), ended.message(), skeleton(ended), lines(log));
        }
    }

    private static List<String> selfTest(String userAgent) {
        try (RecordedLog log = new RecordedLog()) {
            Page page = browser(userAgent).post(site.uri("/seatkeeper/self-test"), "key=" + KEY, request -> {});
            assertThat(page.document().text()).contains("User agent");
            return List.of(skeleton(page), lines(log));
        }
    }

    /** The elements and their attributes by name; for the attributes that decide what an element is, by value. */
    private static String skeleton(Page page) {
        return page.document().getAllElements().stream()
                .map(element -> element.parents().size()
                        + element.normalName()
                        + element.attributes().asList().stream()
                                .map(Attribute::getKey)
                                .sorted()
                                .collect(Collectors.joining(",", "[", "]"))
                        + element.attr("type")
                        + element.attr("name")
                        + element.className()
                        + (element.hasAttr("href") ? element.attr("href").replaceAll("\\?.*", "") : ""))
                .collect(Collectors.joining("\n"));
    }

    private static String lines(RecordedLog log) {
        assertThat(log.messages()).allMatch(message -> message.chars().noneMatch(Character::isISOControl));
        return log.messages().size() + " lines";
    }

    private static TestingBrowser browser(String userAgent) {
        return new TestingBrowser(site, userAgent);
    }
}
