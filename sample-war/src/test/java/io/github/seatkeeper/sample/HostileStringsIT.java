package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.protocol.ActiveSession;
import io.github.seatkeeper.protocol.Claim;
import io.github.seatkeeper.protocol.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    private static final int IN_ONE_LIST = 20;

    private static ScriptedService service;
    private static HarbourPost site;

    private final TestingBrowser browser = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);

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
    void whatTheServiceTellsOfSessionsIsTextAndNothingElse() {
        for (int i = 0; i < STRINGS.size(); i += IN_ONE_LIST) {
            List<String> hostile = STRINGS.subList(i, Math.min(i + IN_ONE_LIST, STRINGS.size()));
            List<String> harmless = IntStream.range(0, hostile.size())
                    .mapToObj(n -> HARMLESS + n)
                    .toList();
            assertThat(chooser(hostile)).as("one of %s", hostile).isEqualTo(chooser(harmless));
        }
    }

    @Test
    void whatTheServiceTellsOfAccountsIsTextAndItsReasonsAreNone() {
        List<String> expected = loggedInAndEnded(HARMLESS);
        for (String hostile : STRINGS) {
            assertThat(loggedInAndEnded(hostile)).as(hostile).isEqualTo(expected);
        }
    }

    @Test
    void whatIsTypedAsAUserNameIsTextAndWhyItIsRefusedIsNone() {
        List<String> expected = refused(HARMLESS, HARMLESS);
        for (String hostile : STRINGS) {
            boolean taken = hostile.length() <= 1024 && hostile.indexOf(0) < 0 && hostile.indexOf('\ufffd') < 0;
            // two are codes that have texts of their own
            boolean isCode = hostile.contains("session_limit") || hostile.contains("invalid_cred");
            if (!taken) {
                assertThat(browser.submitWithoutFollowing(login(hostile)).status())
                        .as(hostile)
                        .isEqualTo(400);
            }
            assertThat(refused(taken ? hostile : HARMLESS, isCode ? HARMLESS : hostile))
                    .as(hostile)
                    .isEqualTo(expected);
        }
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

    /** The page's structure, and how many lines were logged. */
    private List<String> chooser(List<String> names) {
        Instant now = service.clock().instant();
        List<ActiveSession> sessions = new ArrayList<>();
        for (String name : names) {
            String id = "s" + sessions.size();
            sessions.add(new ActiveSession(new SessionId(id + "a"), now, now, name, "x" + name, "x" + name));
            sessions.add(new ActiveSession(new SessionId(id + "b"), now, now, "x" + name, "Firefox", "x" + name));
        }
        service.answer(
                "authenticate",
                claims -> claims.with(Claim.STATUS, "anon")
                        .with(Claim.ERROR, "session_limit_reached")
                        .with(Claim.SESSION_LIMIT, 2)
                        .with(Claim.ONE_TIME_PASSWORD, "o1")
                        .withSessions(sessions));
        try (RecordedLog log = new RecordedLog()) {
            Page chooser = browser.submit(login("alice"));
            assertThat(chooser.sessions()).hasSameSizeAs(sessions);
            return List.of(skeleton(chooser), lines(log));
        }
    }

    private List<String> loggedInAndEnded(String hostile) {
        browser.forgetCookies();
        service.answer(
                "authenticate",
                claims -> claims.with(Claim.STATUS, "loggedin")
                        .with(Claim.ACCOUNT_ID, "a1" + hostile)
                        .with(Claim.LOGIN, hostile));
        service.answer(
                "sessionstatus", claims -> claims.with(Claim.STATUS, "loggedin").with(Claim.ERROR, hostile));
        try (RecordedLog log = new RecordedLog()) {
            browser.submitWithoutFollowing(login("alice"));
            service.clock().advance(Duration.ofSeconds(6));
            Page whoAmI = browser.open("/whoami");
            assertThat(whoAmI.reader()).isNotNull();
            service.answer(
                    "sessionstatus",
                    claims -> claims.with(Claim.STATUS, "terminated").with(Claim.REASON, hostile));
            service.clock().advance(Duration.ofSeconds(6));
            Page ended = browser.open("/");
            return List.of(skeleton(whoAmI), ended.message(), skeleton(ended), lines(log));
        }
    }

    private List<String> refused(String typed, String reason) {
        browser.forgetCookies();
        service.answer(
                "authenticate", claims -> claims.with(Claim.STATUS, "anon").with(Claim.ERROR, reason));
        try (RecordedLog log = new RecordedLog()) {
            Page login = browser.submit(login(typed));
            return List.of(String.valueOf(login.status()), login.message(), skeleton(login), lines(log));
        }
    }

    private List<String> selfTest(String userAgent) {
        try (RecordedLog log = new RecordedLog()) {
            Page page = browser.post(
                    site.uri("/seatkeeper/self-test"),
                    "key=" + KEY,
                    request -> request.setHeader("User-Agent", userAgent));
            assertThat(page.document().text()).contains("User agent");
            return List.of(skeleton(page), lines(log));
        }
    }

    private static Form login(String typed) {
        return new Form(
                site.uri("/login"), List.of(new Form.Field("username", typed), new Form.Field("password", "x")));
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
}
