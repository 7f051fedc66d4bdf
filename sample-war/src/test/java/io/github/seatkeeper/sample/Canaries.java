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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** What is secret is written in capitals here, and on closing looked for wherever it must not be. */
final class Canaries implements AutoCloseable {
    static final String SECRET = "SECRETCANARY-of-a-length-that-is-long-enough";
    static final String KEY = "KEYCANARY-of-a-length-that-is-long-enough-too";
    static final String PASSWORD = "PASSWORDCANARY";
    static final String OWN = "OWNSESSIONCANARY";
    static final String OTHER = "OTHERSESSIONCANARY";
    static final String ONE_TIME_PASSWORD = "ONETIMECANARY";
    static final String TICKET = "TICKETCANARY";
    static final String ACCESS_TOKEN = "ACCESSCANARY";

    private static final List<String> IN_NO_HTTP_SESSION = List.of(PASSWORD, SECRET, KEY, TICKET, ACCESS_TOKEN);
    private static final List<String> NOWHERE =
            List.of(PASSWORD, SECRET, KEY, TICKET, ACCESS_TOKEN, OWN, OTHER, ONE_TIME_PASSWORD, "CANARY");

    private static final AtomicInteger SESSIONS = new AtomicInteger();

    private final RecordedLog log = new RecordedLog();
    private final List<TestingBrowser> browsers = new ArrayList<>();
    private final List<String> stored = new ArrayList<>();
    private final List<String> wiresOwn = new ArrayList<>();

    /** Scripts the service: every login succeeds, and whatever can be secret is. */
    static void sing(ScriptedService service) {
        service.answer(
                "createsession",
                claims -> claims.with(Claim.SESSION_ID, nextOwn()).with(Claim.STATUS, "anon"));
        service.answer("sessionstatus", Canaries::loggedIn);
        service.answer("logout", claims -> claims.with(Claim.STATUS, "terminated"));
        service.answer("authenticate", Canaries::loggedIn);
        service.answer(
                "sessions",
                claims -> claims.with(Claim.METHOD, "list_active_sessions")
                        .with(Claim.SESSION_LIMIT, 3)
                        .withSessions(sessions(OWN + SESSIONS, OTHER + 1, OTHER + 2)));
        service.babble("access_token", "{\"access_token\":\"" + ACCESS_TOKEN + "\",\"token_type\":\"bearer\"}");
        service.babble("active_products", "{\"item\":{\"active_products\":[\"daily\"]}}");
    }

    /** Another one each time: a site remembers for a while which were logged out. */
    static String nextOwn() {
        return OWN + SESSIONS.incrementAndGet();
    }

    static void loggedIn(Claims.Builder claims) {
        claims.with(Claim.STATUS, "loggedin")
                .with(Claim.ACCOUNT_ID, "a1")
                .with(Claim.LOGIN, "alice")
                .with(Claim.TICKET, TICKET);
    }

    static void limitReached(Claims.Builder claims) {
        claims.with(Claim.STATUS, "anon")
                .with(Claim.ERROR, "session_limit_reached")
                .with(Claim.SESSION_LIMIT, 2)
                .with(Claim.ONE_TIME_PASSWORD, ONE_TIME_PASSWORD)
                .withSessions(sessions(OTHER + 1, OTHER + 2));
    }

    private static List<ActiveSession> sessions(String... ids) {
        Instant now = Instant.parse("2026-11-22T14:00:00Z");
        return Stream.of(ids)
                .map(id -> new ActiveSession(
                        new SessionId(id), now, now, "192.0.2.7", id.startsWith(OWN) ? "Chrome" : "Firefox", "Linux"))
                .toList();
    }

    TestingBrowser browser(HarbourPost site) {
        TestingBrowser browser = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
        browsers.add(browser);
        return browser;
    }

    /** Sends a browser where only the wire's own address, a token in it, tells something: it is not looked at. */
    Page unseenAddress(TestingBrowser browser, URI to) {
        wiresOwn.add(to.toString());
        return browser.send(to, request -> request.header("Sec-Fetch-Site", "cross-site"));
    }

    /** What the container would write to its store now. */
    void look(HarbourPost site) {
        for (HttpSession http : site.httpSessions()) {
            for (String name : Collections.list(http.getAttributeNames())) {
                stored.add(name + " " + serialized(http.getAttribute(name)));
            }
        }
    }

    /** Nothing was shown, logged or kept. */
    @Override
    public void close() {
        log.close();
        List<String> seen = browsers.stream()
                .flatMap(browser -> browser.seen().stream())
                .map(this::withoutAddressOfTheWire)
                .toList();
        assertThat(seen).isNotEmpty();
        for (String canary : NOWHERE) {
            assertThat(seen).noneMatch(text -> tells(text, canary));
            assertThat(log.messages()).noneMatch(text -> tells(text, canary));
        }
        for (String canary : IN_NO_HTTP_SESSION) {
            assertThat(stored).noneMatch(text -> tells(text, canary));
        }
    }

    private String withoutAddressOfTheWire(String seen) {
        String[] addressAndAnswer = seen.split("\n", 2);
        return wiresOwn.contains(addressAndAnswer[0]) ? addressAndAnswer[1] : seen;
    }

    /** Also in Base64, wherever in it. */
    private static boolean tells(String text, String canary) {
        return text.contains(canary)
                || Stream.of("", "x", "xx")
                        .map(before -> encoded(before, canary))
                        .anyMatch(text::contains);
    }

    /** The characters that stand for nothing else. */
    private static String encoded(String before, String canary) {
        String all =
                Base64.getEncoder().withoutPadding().encodeToString((before + canary).getBytes(StandardCharsets.UTF_8));
        int begin = before.isEmpty() ? 0 : before.length() + 1;
        int end = (before.length() + canary.length()) * 8 / 6;
        return all.substring(begin, end);
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
}
