package io.github.seatkeeper.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.client.SessionState;
import io.github.seatkeeper.client.SsoException;
import io.github.seatkeeper.protocol.EndReason;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.server.store.SessionStore;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page on which customers see where they are logged in. */
class MySessionsTest {
    private static final String PAGE = "/account/sessions?client=web";
    private static final String LOGIN = "/login?client=web&then=sessions";
    private static final Pattern ONLY = Pattern.compile("name=\"only\" value=\"([^\"]+)\"");

    private static TestingService service;
    private TestingCustomer customer;

    @BeforeAll
    static void start() {
        service = TestingService.with(Map.of("client.web.landing", "https://www.example.org/landing"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void logIn() throws Exception {
        service.forgetEverything();
        customer = new TestingCustomer(service.server.uri());
        assertThat(TestingCustomer.location(customer.get(PAGE))).isEqualTo(LOGIN);
        assertThat(TestingCustomer.location(customer.logIn(LOGIN, "alice", "wonderland")))
                .isEqualTo(PAGE);
    }

    @Test
    void onlySessionIsTheOneHere() throws Exception {
        assertThat(customer.get(PAGE).body()).contains("this one", "You are logged in here only.");
    }

    @Test
    void oneOtherIsLoggedOutByItsButton() throws Exception {
        SessionId other = service.seatOfAlice();
        HttpResponse<String> page = customer.get(PAGE);
        assertThat(page.body()).doesNotContain(other.value(), "Longest unused first");
        Matcher button = ONLY.matcher(page.body());
        assertThat(button.find()).isTrue();
        assertThat(TestingCustomer.location(customer.post(PAGE, "only", button.group(1))))
                .isEqualTo(PAGE);
        assertThat(service.status(other)).isEqualTo(new SessionState.Terminated(EndReason.LOGGED_OUT_ELSEWHERE));
        assertThat(customer.get(PAGE).body()).contains("1 device was logged out.", "logged in here only");
    }

    @Test
    void severalAreLoggedOutTogetherAndTheOthersStay() throws Exception {
        SessionId first = service.seatOfAlice();
        service.clock.advance(Duration.ofMinutes(2));
        SessionId second = service.seatOfAlice();
        service.clock.advance(Duration.ofMinutes(2));
        SessionId third = service.seatOfAlice();
        List<String> boxes = Jsoup.parse(customer.get(PAGE).body())
                .select("input[name=session]")
                .eachAttr("value");
        assertThat(boxes).hasSize(3);
        assertThat(customer.get(PAGE).body()).contains("Longest unused first.");
        assertThat(TestingCustomer.location(
                        customer.post(PAGE, "session", boxes.get(0), "session", boxes.get(2), "action", "chosen")))
                .isEqualTo(PAGE);
        assertThat(customer.get(PAGE).body()).contains("2 devices were logged out.");
        List<SessionId> left = Stream.of(first, second, third)
                .filter(MySessionsTest::isLoggedIn)
                .toList();
        assertThat(left).containsExactly(second);
        assertThat(service.site.sessions("account-of-alice").sessions()).hasSize(2);
    }

    private static boolean isLoggedIn(SessionId session) {
        try {
            return service.status(session) instanceof SessionState.LoggedIn;
        } catch (SsoException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void returnKeyOnATickedBoxLogsOutWhatIsTicked() throws Exception {
        service.seatOfAlice();
        Document page = Jsoup.parse(customer.get(PAGE).body());
        FormElement form = (FormElement) page.expectFirst("#session-1").closest("form");
        assertThat(form.elements().select("button:not([form])").first().val()).isEqualTo("chosen");
        assertThat(page.expectFirst("button[name=only]").attr("form"))
                .isEqualTo(page.expectFirst("form#one").id());
    }

    @Test
    void allOthersAreLoggedOutAndThisOneStays() throws Exception {
        service.seatOfAlice();
        service.seatOfAlice();
        customer.get(PAGE);
        customer.post(PAGE, "action", "others");
        assertThat(customer.get(PAGE).body()).contains("2 devices were logged out.", "logged in here only");
    }

    @Test
    void allOthersAreLoggedOutHoweverManyThereAre() throws Exception {
        ManySeats.taken(service, SessionStore.MAX_LISTED + 20);
        customer.get(PAGE);
        customer.post(PAGE, "action", "others");
        assertThat(customer.get(PAGE).body()).contains("520 devices were logged out.", "logged in here only");
    }

    @Test
    void nothingChosenIsSaid() throws Exception {
        service.seatOfAlice();
        customer.get(PAGE);
        assertThat(customer.post(PAGE, "action", "chosen").body())
                .contains("Choose at least one to log out.", "<fieldset aria-describedby=\"list-error\">");
    }

    @Test
    void whoLogsOutHereIsAtTheLoginForm() throws Exception {
        customer.get(PAGE);
        assertThat(TestingCustomer.location(customer.post(PAGE, "action", "here")))
                .isEqualTo("/login?client=web");
        assertThat(customer.get("/login?client=web").body()).contains("You are logged out.", "name=\"password\"");
        assertThat(service.site.sessions("account-of-alice").sessions()).isEmpty();
    }

    @Test
    void formOfAnotherBrowserDoesNothing() throws Exception {
        service.seatOfAlice();
        customer.get(PAGE);
        TestingCustomer other = new TestingCustomer(service.server.uri());
        other.logIn(LOGIN, "bob@example.org", "builder");
        other.get(PAGE);
        customer.csrf = other.csrf;
        assertThat(customer.post(PAGE, "action", "others").statusCode()).isEqualTo(403);
        assertThat(service.site.sessions("account-of-alice").sessions()).hasSize(2);
    }
}
