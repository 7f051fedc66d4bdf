package io.github.seatkeeper.filter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.client.ActiveSessions;
import io.github.seatkeeper.protocol.ActiveSession;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SharedSecret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MySessionsPageTest {
    private static final Path JSP = Path.of("src/main/resources/META-INF/resources/WEB-INF/seatkeeper/my-sessions.jsp");
    private static final SharedSecret SECRET = SharedSecret.of("0123456789abcdef0123456789abcdef");
    private static final SessionId OWN = new SessionId("own-session-id");
    private static final Instant NOW = TestingChoices.NOW;

    private static TestingSite site;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        site = TestingSite.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        site.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.4", "3.0"})
    void everyStateIsAWholePageAndAnOldWebXmlChangesNothing(String kind) throws Exception {
        for (Map.Entry<String, MySessionsView> state : states().entrySet()) {
            String page = site.show("6.0", state.getValue()).body();
            assertThat(page)
                    .as(state.getKey())
                    .startsWith("<!DOCTYPE html>")
                    .endsWith("</html>\n")
                    .doesNotContain("<seat:", "${mySessions");
            assertThat(site.show(kind, state.getValue()).body())
                    .as(state.getKey())
                    .isEqualTo(page);
        }
    }

    @Test
    void thePageIsPlainAsciiAndCannotBeAskedForByUrl() throws Exception {
        assertThat(Files.readString(JSP, UTF_8)).matches("\\p{ASCII}+");
        assertThat(site.get("/6.0/WEB-INF/seatkeeper/my-sessions.jsp").statusCode())
                .isEqualTo(404);
    }

    @Test
    void everyFormIsAPostWithItsProofAndNoneShowsASessionId() throws Exception {
        for (MySessionsView state : states().values()) {
            String page = site.show("6.0", state).body();
            assertThat(all("(?s)<form.*?</form>", page))
                    .isNotEmpty()
                    .allMatch(form -> form.contains("method=\"post\"")
                            && form.contains("<input type=\"hidden\" name=\"csrf\" value=\"csrf-1\">"));
            assertThat(page)
                    .doesNotContain("session-id")
                    .doesNotContainPattern("<style|<script[^>]*>[^<]|\\son[a-z]+=");
        }
    }

    @Test
    void enterLogsOutWhatIsTickedAndNeverAll() throws Exception {
        assertThat(all(
                        "(?s)<form[^>]*choose.*?<button name=\"action\" value=\"[a-z]+\"",
                        site.show("6.0", states().get("normal")).body()))
                .hasSize(1)
                .allMatch(form -> form.endsWith("value=\"logout\""));
    }

    @Test
    void thisBrowsersOwnSessionCannotBeChosen() throws Exception {
        OwnSessions sessions = sessions(List.of(session("own-session-id", "Chrome"), session("b", "Safari")));
        OfferedSession own = sessions.here();

        assertThat(own).isNotNull();
        assertThat(site.show("6.0", view(sessions, null)).body()).doesNotContain(own.handle());
        assertThat(sessions.others(Set.of(own.handle()))).isEmpty();
        assertThat(sessions.others(Set.of(sessions.others().get(0).handle()))).hasSize(1);
    }

    @Test
    void handlesStayTheSameFromListToListAndMeanNothingInAnotherBrowser() {
        List<ActiveSession> listed = List.of(session("a", "Chrome"), session("b", "Safari"));
        OwnSessions first = sessions(listed);
        OwnSessions elsewhere = OwnSessions.of(new ActiveSessions(3, listed), new SessionId("another"), SECRET);

        assertThat(sessions(listed)).isEqualTo(first);
        for (OfferedSession session : first.others()) {
            assertThat(elsewhere.others(Set.of(session.handle()))).isEmpty();
        }
    }

    @Test
    void whatABrowserSaysAboutItselfStaysText() throws Exception {
        String harmless = tags(everywhere("harmless"));
        for (String hostile : List.of(
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "</li></ul></form><form action=//evil.example>",
                "${1+1}#{2}<%= 3 %>",
                "{0} $1 \\",
                "\u202Edrow\u2066\u0000\r\n")) {
            assertThat(tags(everywhere(hostile))).as(hostile).isEqualTo(harmless);
        }
    }

    private static String everywhere(String value) throws Exception {
        ActiveSession own = new ActiveSession(OWN, NOW, NOW, value, value, value);
        ActiveSession other = new ActiveSession(new SessionId("x"), NOW, NOW, value, value, value);
        OwnSessions sessions = sessions(List.of(own, other));
        LogoutReport report =
                new LogoutReport.Done(1, 0, List.of(sessions.others().get(0).toOffer(false)));
        return site.show("6.0", MySessionsView.of(sessions, report, value, times(), value, links(), "csrf-1"))
                .body();
    }

    private static String tags(String page) {
        return String.join("\n", all("<[^>]*>", page.replaceAll("=\"[^\"]*\"", "=")));
    }

    private static Map<String, MySessionsView> states() {
        OwnSessions three = sessions(List.of(
                session("own-session-id", "Chrome"),
                session("b", "Safari"),
                new ActiveSession(new SessionId("c"), null, null, null, null, null)));
        Map<String, MySessionsView> states = new LinkedHashMap<>();
        states.put("normal", view(three, null));
        states.put("none chosen", view(three, new LogoutReport.NoneChosen()));
        states.put(
                "one kept",
                view(
                        three,
                        new LogoutReport.Done(
                                1, 0, List.of(three.others().get(0).toOffer(false)))));
        states.put("gone already", view(three, new LogoutReport.Done(0, 2, List.of())));
        states.put("here only", view(sessions(List.of(session("own-session-id", "Chrome"))), null));
        states.put("not listed", view(sessions(List.of()), null));
        states.put("unavailable", view(null, new LogoutReport.ServiceUnavailable()));
        states.put(
                "many",
                view(
                        sessions(Stream.concat(
                                        Stream.of(session("own-session-id", "Chrome")),
                                        IntStream.range(0, 40).mapToObj(i -> session("id" + i, "Firefox")))
                                .toList()),
                        null));
        return states;
    }

    private static OwnSessions sessions(List<ActiveSession> listed) {
        return OwnSessions.of(new ActiveSessions(3, listed), OWN, SECRET);
    }

    private static ActiveSession session(String id, String browser) {
        return new ActiveSession(
                new SessionId(id),
                NOW.minus(Duration.ofHours(3)),
                NOW.minus(Duration.ofDays(2)),
                "203.0.113.7",
                browser,
                "Linux");
    }

    private static MySessionsView view(OwnSessions sessions, LogoutReport report) {
        return MySessionsView.of(sessions, report, "alice", times(), "The Harbour Post", links(), "csrf-1");
    }

    private static ReaderTimes times() {
        return new ReaderTimes(TestingChoices.texts(Locale.UK), NOW, ZoneId.of("Europe/Stockholm"));
    }

    private static PageLinks links() {
        return new PageLinks("", "/seatkeeper", "/seatkeeper/style.css");
    }

    private static List<String> all(String pattern, String page) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
