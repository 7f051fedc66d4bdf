package io.github.seatkeeper.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.client.SessionState;
import io.github.seatkeeper.protocol.EndReason;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.server.store.AccountStore;
import io.github.seatkeeper.server.store.LimitStore;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The chooser of the service's own login form, and its exits. */
@ParameterizedClass
@ValueSource(strings = {"memory", "jdbc:h2:mem:hosted-choice"})
class HostedChoiceTest {
    private static final String LOGIN = "/login?client=web";
    private static final String CHOOSE = "/login/choose?client=web";
    private static final String NEW_PASSWORD = "/login/new-password?client=web";
    private static final String LANDING = "https://www.example.org/landing";
    private static final Pattern BOX = Pattern.compile("name=\"session\" id=\"session-\\d\" value=\"([^\"]+)\"");

    private static final Pattern QUICK = Pattern.compile("type=\"hidden\" name=\"session\" value=\"([^\"]+)\"");

    private static TestingService service;

    @Parameter
    String database;

    private TestingCustomer customer;
    private SessionId elder;
    private SessionId younger;

    @BeforeParameterizedClassInvocation
    static void start(String database) {
        service = TestingService.with(Map.of("database", database, "sessionLimit", "2", "client.web.landing", LANDING));
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        service.close();
    }

    @BeforeEach
    void twoSeatsAreTaken() throws Exception {
        service.clock.advance(Duration.ofDays(200));
        AccountStore accounts = service.server.stores().of("harbour").accounts();
        String hash =
                Objects.requireNonNull(accounts.withId("account-of-alice")).passwordHash();
        accounts.setPassword("account-of-alice", hash, TestingService.hash("wonderland"));
        elder = service.seatOfAlice();
        service.clock.advance(Duration.ofMinutes(2));
        younger = service.seatOfAlice();
        customer = new TestingCustomer(service.server.uri());
        assertThat(TestingCustomer.location(customer.logIn(LOGIN, "alice", "wonderland")))
                .isEqualTo(CHOOSE);
    }

    private static boolean isLoggedIn(SessionId session) throws Exception {
        return service.status(session) instanceof SessionState.LoggedIn;
    }

    private static List<String> handles(HttpResponse<String> page) {
        return found(BOX, page);
    }

    private static List<String> found(Pattern pattern, HttpResponse<String> page) {
        return pattern.matcher(page.body())
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    /** The one tap, as the page that is seen has it. */
    private static HttpResponse<String> quickest(TestingCustomer who, HttpResponse<String> seen) throws Exception {
        return who.post(CHOOSE, "session", found(QUICK, seen).get(0), "action", "logout");
    }

    @Test
    void listIsLeastRecentFirstAndHoldsNoSecret() throws Exception {
        HttpResponse<String> page = customer.get(CHOOSE);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("You are logged in on 2 devices already", "<strong>at least 1</strong>", "suggested")
                .contains("Longest unused first. Choose 1 or more.")
                .doesNotContain(elder.value(), younger.value(), " checked")
                .doesNotContain(customer.cookies.get("seatkeeper_choice").split("\\.", -1)[2]);
        assertThat(handles(page)).hasSize(2);
        assertThat(customer.setCookies)
                .anyMatch(cookie -> cookie.startsWith("seatkeeper_choice=")
                        && cookie.contains("Path=/login")
                        && cookie.contains("HttpOnly")
                        && cookie.contains("SameSite=Lax")
                        && cookie.contains("Max-Age=300"));
    }

    @Test
    void noOtherHostOfTheDomainSetsTheCookiesWhereBrowsersUseHttps() throws Exception {
        try (TestingService secure =
                TestingService.with(Map.of("sessionLimit", "1", "publicUrl", "https://sso.example.org"))) {
            secure.seatOfAlice();
            TestingCustomer guest = new TestingCustomer(secure.server.uri());
            assertThat(TestingCustomer.location(guest.logIn(LOGIN, "alice", "wonderland")))
                    .isEqualTo(CHOOSE);
            assertThat(guest.cookies).containsOnlyKeys("__Host-seatkeeper_sso", "__Secure-seatkeeper_choice");
            assertThat(guest.setCookies).allMatch(cookie -> cookie.contains("; Secure") || cookie.contains(";Secure"));
            assertThat(guest.get(CHOOSE).body()).contains("You are logged in on another device already");
            guest.post(CHOOSE, "action", "all");
            assertThat(guest.get(LOGIN).body()).contains("You are logged in");
        }
    }

    @Test
    void chosenSessionIsLoggedOutAndTheCustomerIsIn() throws Exception {
        List<String> handles = handles(customer.get(CHOOSE));
        HttpResponse<String> answer = customer.post(CHOOSE, "session", handles.get(1), "action", "logout");
        assertThat(TestingCustomer.location(answer)).isEqualTo(LANDING);
        assertThat(isLoggedIn(elder)).isTrue();
        assertThat(isLoggedIn(younger)).isFalse();
        assertThat(customer.cookies).doesNotContainKey("seatkeeper_choice");
        assertThat(customer.get(LOGIN).body()).contains("You are logged in");
    }

    @Test
    void rememberedCustomerIsOneAfterTheChoice() throws Exception {
        TestingCustomer remembered = new TestingCustomer(service.server.uri());
        remembered.get(LOGIN);
        remembered.post(LOGIN, "login", "alice", "password", "wonderland", "remember", "yes");
        assertThat(remembered.setCookies)
                .noneMatch(cookie -> cookie.startsWith("seatkeeper_sso=") && cookie.contains("Max-Age"));
        quickest(remembered, remembered.get(CHOOSE));
        assertThat(remembered.setCookies)
                .anyMatch(cookie -> cookie.startsWith("seatkeeper_sso=") && cookie.contains("Max-Age=2592000"));
    }

    @Test
    void leastRecentGoesWithOneTap() throws Exception {
        assertThat(TestingCustomer.location(quickest(customer, customer.get(CHOOSE))))
                .isEqualTo(LANDING);
        assertThat(isLoggedIn(elder)).isFalse();
        assertThat(isLoggedIn(younger)).isTrue();
    }

    @Test
    void oneTapLogsOutWhatItNamesAndNothingElse() throws Exception {
        HttpResponse<String> seen = customer.get(CHOOSE);
        service.site.logout(elder, TestingService.CHROME);
        SessionId another = service.seatOfAlice();
        HttpResponse<String> refused = quickest(customer, seen);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("The list has changed meanwhile");
        assertThat(isLoggedIn(younger)).isTrue();
        assertThat(isLoggedIn(another)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "logout"})
    void listOfAnotherLoginInAnotherTabIsLeftAlone(String action) throws Exception {
        customer.get(CHOOSE);
        customer.post(CHOOSE, "action", "all");
        List<SessionId> bobs = List.of(seatOfBob(), seatOfBob());
        customer.logIn(LOGIN + "&switch=1", "bob@example.org", "builder");
        TestingCustomer tab = customer.anotherTab();
        tab.get(CHOOSE);
        customer.logIn(LOGIN + "&switch=1", "bob@example.org", "builder");
        tab.cookies.putAll(customer.cookies);
        assertThat(TestingCustomer.location(tab.post(CHOOSE, "action", action))).isEqualTo(CHOOSE);
        assertThat(TestingCustomer.location(
                        tab.post(NEW_PASSWORD, "password", "not for bob at all", "again", "not for bob at all")))
                .isEqualTo(CHOOSE);
        assertThat(tab.get(CHOOSE).body()).contains("you have begun another login");
        assertThat(isLoggedIn(bobs.get(0))).isTrue();
        assertThat(isLoggedIn(bobs.get(1))).isTrue();
    }

    @Test
    void listOfALoginBeforeInAnotherTabLeadsToTheOneThereIs() throws Exception {
        TestingCustomer tab = customer.anotherTab();
        tab.get(CHOOSE);
        customer.logIn(LOGIN, "alice", "wonderland");
        tab.cookies.putAll(customer.cookies);
        HttpResponse<String> refused = tab.post(CHOOSE, "action", "all");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("This form can no longer be used", "href=\"" + CHOOSE + "\"");
        assertThat(isLoggedIn(elder)).isTrue();
        assertThat(tab.get(CHOOSE).body()).contains("You are logged in on 2 devices already");
    }

    private static SessionId seatOfBob() throws Exception {
        SessionId session = service.newSession();
        service.logIn(session, "bob@example.org", "builder");
        return session;
    }

    @ParameterizedTest
    @CsvSource({"510, Log out this one and continue, 509", "3, Log out all 510 and continue, 0"})
    void moreThanAreListedAreCountedAndAllGo(int limit, String quickest, int left) throws Exception {
        LimitStore limits = service.server.stores().of("harbour").limits();
        limits.change(2, null, false, "root", service.clock.instant());
        ManySeats.taken(service, 508);
        limits.change(null, limit, false, "root", service.clock.instant());
        try {
            TestingCustomer guest = new TestingCustomer(service.server.uri());
            guest.logIn(LOGIN, "alice", "wonderland");
            HttpResponse<String> seen = guest.get(CHOOSE);
            assertThat(seen.body()).contains("You are logged in on 510 devices", quickest, "These are the first 500.");
            HttpResponse<String> answer = left == 0 ? guest.post(CHOOSE, "action", "all") : quickest(guest, seen);
            assertThat(TestingCustomer.location(answer)).isEqualTo(LANDING);
            assertThat(service.server
                            .stores()
                            .of("harbour")
                            .sessions()
                            .countActive("account-of-alice", service.clock.instant()))
                    .isEqualTo(left + 1);
        } finally {
            limits.change(limit, 2, false, "root", service.clock.instant());
        }
    }

    @Test
    void allGo() throws Exception {
        customer.get(CHOOSE);
        assertThat(TestingCustomer.location(customer.post(CHOOSE, "action", "all")))
                .isEqualTo(LANDING);
        assertThat(service.site.sessions("account-of-alice").sessions()).hasSize(1);
    }

    @Test
    void choosingTooFewChangesNothingAndSaysSo() throws Exception {
        customer.get(CHOOSE);
        HttpResponse<String> page = customer.post(CHOOSE, "action", "logout");
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("Choose at least 1 to log out", "href=\"#session-1\"");
        assertThat(service.site.sessions("account-of-alice").sessions()).hasSize(2);
        assertThat(TestingCustomer.location(quickest(customer, page))).isEqualTo(LANDING);
    }

    @Test
    void sessionGoneMeanwhileCountsAsGone() throws Exception {
        List<String> handles = handles(customer.get(CHOOSE));
        service.site.logout(elder, TestingService.CHROME);
        assertThat(customer.get(CHOOSE).body())
                .contains("There is room for you now")
                .doesNotContain("Longest unused first");
        assertThat(TestingCustomer.location(customer.post(CHOOSE, "session", handles.get(0))))
                .isEqualTo(LANDING);
        assertThat(isLoggedIn(younger)).isTrue();
    }

    @Test
    void secondClickLandsWhereTheFirstDid() throws Exception {
        quickest(customer, customer.get(CHOOSE));
        assertThat(TestingCustomer.location(customer.get(CHOOSE))).isEqualTo(LOGIN);
        assertThat(service.site.sessions("account-of-alice").sessions()).hasSize(2);
    }

    @Test
    void afterFiveMinutesTheListIsClosed() throws Exception {
        HttpResponse<String> seen = customer.get(CHOOSE);
        service.clock.advance(Duration.ofMinutes(5));
        assertThat(TestingCustomer.location(quickest(customer, seen))).isEqualTo(CHOOSE);
        assertThat(customer.get(CHOOSE).body()).contains("That list can no longer be used");
        assertThat(isLoggedIn(elder)).isTrue();
    }

    @Test
    void cancelEndsNothing() throws Exception {
        customer.get(CHOOSE);
        assertThat(TestingCustomer.location(customer.post(CHOOSE, "action", "cancel")))
                .isEqualTo(LOGIN);
        assertThat(service.site.sessions("account-of-alice").sessions()).hasSize(2);
        assertThat(customer.cookies).doesNotContainKey("seatkeeper_choice");
    }

    @Test
    void choiceOfAnotherBrowserIsNotSeen() throws Exception {
        TestingCustomer other = new TestingCustomer(service.server.uri());
        other.get(LOGIN);
        other.cookies.put("seatkeeper_choice", customer.cookies.get("seatkeeper_choice"));
        assertThat(other.get(CHOOSE).body()).contains("That list can no longer be used");

        TestingCustomer planter = new TestingCustomer(service.server.uri());
        planter.cookies.put("seatkeeper_sso", customer.cookies.get("seatkeeper_sso"));
        assertThat(planter.get(CHOOSE).body()).contains("That list can no longer be used");
    }

    @Test
    void newPasswordLogsOutEverywhereAndIsTheOnlyOne() throws Exception {
        assertThat(customer.get(CHOOSE).body()).contains(">Log out everywhere and set a new one</a>");
        assertThat(customer.get(NEW_PASSWORD).body())
                .contains("Take your account back", "Open until", "data-seconds-left=\"300\"");
        HttpResponse<String> answer =
                customer.post(NEW_PASSWORD, "password", " through the mirror ", "again", " through the mirror ");
        assertThat(TestingCustomer.location(answer)).isEqualTo(LANDING);
        assertThat(service.status(elder)).isEqualTo(new SessionState.Terminated(EndReason.PASSWORD_CHANGED));
        assertThat(service.status(younger)).isEqualTo(new SessionState.Terminated(EndReason.PASSWORD_CHANGED));
        assertThat(service.site.sessions("account-of-alice").sessions()).hasSize(1);

        TestingCustomer later = new TestingCustomer(service.server.uri());
        assertThat(later.logIn(LOGIN, "alice", "wonderland").statusCode()).isEqualTo(422);
        assertThat(TestingCustomer.location(later.logIn(LOGIN, "alice", " through the mirror ")))
                .isEqualTo(LANDING);
    }

    @Test
    void oneTimePasswordsFromBeforeTheChangeAreDead() throws Exception {
        TestingCustomer thief = new TestingCustomer(service.server.uri());
        thief.logIn(LOGIN, "alice", "wonderland");
        HttpResponse<String> seen = thief.get(CHOOSE);
        customer.get(NEW_PASSWORD);
        customer.post(NEW_PASSWORD, "password", "through the mirror", "again", "through the mirror");
        assertThat(TestingCustomer.location(quickest(thief, seen))).isEqualTo(CHOOSE);
        assertThat(thief.get(CHOOSE).body()).contains("That list can no longer be used");
        assertThat(service.site.sessions("account-of-alice").sessions()).hasSize(1);
    }

    @Test
    void accountFrozenMeanwhileLosesNoSessionAndTheCustomerIsTold() throws Exception {
        HttpResponse<String> seen = customer.get(CHOOSE);
        for (int i = 0; i < 5; i++) {
            service.logIn(service.newSession(), "alice", "wrong");
        }
        TestingCustomer tab = customer.anotherTab();
        assertThat(TestingCustomer.location(tab.post(NEW_PASSWORD, "password", "long enough", "again", "long enough")))
                .isEqualTo(LOGIN);
        assertThat(TestingCustomer.location(quickest(customer, seen))).isEqualTo(LOGIN);
        assertThat(customer.get(LOGIN).body()).contains("too many wrong passwords", "in 15 minutes");
        assertThat(isLoggedIn(elder)).isTrue();
        assertThat(isLoggedIn(younger)).isTrue();
    }

    @Test
    void newPasswordThatWillNotDoChangesNothing() throws Exception {
        customer.get(NEW_PASSWORD);
        assertThat(customer.post(NEW_PASSWORD, "password", "short", "again", "short")
                        .body())
                .contains("Use 8 characters or more");
        assertThat(customer.post(NEW_PASSWORD, "password", "wonderland", "again", "wonderland")
                        .body())
                .contains("That is the password you have");
        assertThat(customer.post(NEW_PASSWORD, "password", "long enough", "again", "long enough!")
                        .body())
                .contains("The two passwords do not match")
                .doesNotContain("long enough");
        assertThat(isLoggedIn(elder)).isTrue();
    }
}
