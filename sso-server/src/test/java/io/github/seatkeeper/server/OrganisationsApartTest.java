package io.github.seatkeeper.server;

import static io.github.seatkeeper.server.TestingService.CHROME;
import static io.github.seatkeeper.server.TestingService.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.seatkeeper.client.Credentials;
import io.github.seatkeeper.client.IdentifiedSession;
import io.github.seatkeeper.client.LoginResult;
import io.github.seatkeeper.client.LoginResult.LoggedIn;
import io.github.seatkeeper.client.LoginResult.Refused;
import io.github.seatkeeper.client.LoginResult.SessionLimitReached;
import io.github.seatkeeper.client.SessionState;
import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.protocol.ApiClient;
import io.github.seatkeeper.protocol.ErrorCode;
import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SessionStatus;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.Organisation;
import io.github.seatkeeper.server.store.RegisteredClient;
import io.github.seatkeeper.server.store.Stores;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two organisations in one service: nothing of the one has an effect on the other, though their accounts have the same
 * ids, logins and passwords. The limit is 1 in the first, and there is none in the other.
 */
class OrganisationsApartTest {
    private static final String THEIR_SECRET = "the-secret-of-the-other-organisation";
    private static TestingService service;
    private static SsoClient ours;
    private static SsoClient theirs;

    @BeforeAll
    static void start() {
        service = TestingService.with(Map.of("sessionLimit", "1", "client.web.landing", "https://www.example.org/"));
        Stores stores = service.server.stores();
        stores.organisations()
                .add(new Organisation("other", "other", SharedSecret.of("the-key-of-the-other-organisation")), null);
        stores.of("other")
                .accounts()
                .add(Account.active("account-of-alice", "alice", TestingService.hash("wonderland")));
        stores.clients()
                .add(new RegisteredClient(
                        "theirs",
                        "other",
                        null,
                        SharedSecret.of(THEIR_SECRET),
                        null,
                        null,
                        URI.create("https://other.example.org/"),
                        Set.of()));
        ours = service.site;
        theirs = client("theirs", THEIR_SECRET, "other");
    }

    @AfterAll
    static void stop() {
        theirs.close();
        service.close();
    }

    @AfterEach
    void forgetEverything() throws Exception {
        service.forgetEverything();
    }

    private static SsoClient client(String id, String secret, String organisation) {
        ApiClient client = new ApiClient(id, SharedSecret.of(secret), organisation);
        return new SsoClient(service.server.uri(), client, Duration.ofSeconds(20), service.clock);
    }

    private static LoginResult logIn(SsoClient site, SessionId session, String password) throws Exception {
        return site.authenticate(
                session, CHROME, new Credentials.LoginAndPassword("alice", new Password(password), false));
    }

    private static SessionId seat(SsoClient site) throws Exception {
        SessionId session = site.createSession(CHROME);
        assertThat(logIn(site, session, "wonderland")).isInstanceOf(LoggedIn.class);
        return session;
    }

    private static SessionState status(SsoClient site, SessionId session) throws Exception {
        return site.sessionStatus(session, CHROME, SessionStatus.ANONYMOUS);
    }

    private static void assertRefused(LoginResult result, String error) {
        assertThat(result).isEqualTo(new Refused(error, null, null));
    }

    @Test
    void sessionIsUnknownToTheOther() throws Exception {
        SessionId own = seat(ours);
        assertThat(status(theirs, own)).isEqualTo(new SessionState.Terminated(null));
        theirs.logout(own, CHROME);
        assertRefused(logIn(theirs, own, "wonderland"), ErrorCode.SESSION_NOT_FOUND);
        assertThat(status(ours, own)).isInstanceOf(SessionState.LoggedIn.class);
    }

    @Test
    void seatsAndLimitsAreEachOnesOwn() throws Exception {
        SessionId own = seat(ours);
        seat(theirs);
        seat(theirs);
        assertThat(ours.sessions("account-of-alice").sessions()).hasSize(1);
        assertThat(ours.sessions("account-of-alice").limit()).isEqualTo(1);
        assertThat(theirs.sessions("account-of-alice").sessions()).hasSize(2);
        assertThat(theirs.sessions("account-of-alice").limit()).isNull();
        ours.logout(own, CHROME);
        seat(ours);
    }

    @Test
    void wrongPasswordsFreezeNobodyElse() throws Exception {
        SessionId session = theirs.createSession(CHROME);
        for (int attempt = 0; attempt < 5; attempt++) {
            logIn(theirs, session, "wrong");
        }
        assertThat(((Refused) logIn(theirs, session, "wonderland")).error()).isEqualTo(ErrorCode.ACCOUNT_FROZEN);
        seat(ours);
    }

    @Test
    void oneTimePasswordIsNoneOfTheOther() throws Exception {
        SessionId seated = seat(ours);
        SessionId next = ours.createSession(CHROME);
        SessionLimitReached limit = (SessionLimitReached) logIn(ours, next, "wonderland");
        Credentials once = new Credentials.ByOneTimePassword(limit.oneTimePassword(), false);
        assertRefused(theirs.authenticate(theirs.createSession(CHROME), CHROME, once), ErrorCode.INVALID_OTP);
        assertRefused(theirs.authenticate(next, CHROME, once), ErrorCode.SESSION_NOT_FOUND);
        ours.logout(seated, CHROME);
        assertThat(ours.authenticate(next, CHROME, once)).isInstanceOf(LoggedIn.class);
    }

    @Test
    void ticketIsNoneOfTheOther() throws Exception {
        SessionId own = seat(ours);
        Credentials.ByTicket ticket = new Credentials.ByTicket(((SessionState.LoggedIn) status(ours, own)).ticket());
        assertRefused(theirs.authenticate(theirs.createSession(CHROME), CHROME, ticket), ErrorCode.INVALID_TICKET);
        String form = "client_id=theirs&client_secret=" + THEIR_SECRET + "&grant_type=ticket&ticket="
                + ticket.ticket().value();
        HttpRequest.Builder exchange = HttpRequest.newBuilder(
                        URI.create(service.server.uri() + "/api/authorization/access_token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        assertThat(new TestingBrowser().send(exchange).body()).contains("invalid_grant");
        assertThat(ours.authenticate(own, CHROME, ticket)).isInstanceOf(LoggedIn.class);
    }

    @Test
    void clientIsOfItsOwnOrganisationOnly() throws Exception {
        try (SsoClient posing = client("web", SECRET, "other");
                SsoClient alsoPosing = client("theirs", THEIR_SECRET, "harbour")) {
            for (SsoClient site : new SsoClient[] {posing, alsoPosing}) {
                assertThat(new TestingBrowser().get(site.identify("x")).statusCode())
                        .isEqualTo(401);
                assertThatThrownBy(() -> site.createSession(CHROME)).hasMessageContaining("401");
            }
        }
    }

    @Test
    void browserThatVisitsTheOtherIsLoggedOutOfTheFirstAndOfNothingElse() throws Exception {
        TestingBrowser browser = new TestingBrowser();
        IdentifiedSession own = browser.identify(ours);
        logIn(ours, own.session(), "wonderland");
        browser.identify(ours);
        SessionId elsewhere = seat(theirs);
        String key = browser.key;
        IdentifiedSession there = browser.identify(theirs);
        assertThat(there.state()).isEqualTo(new SessionState.Anonymous());
        assertThat(browser.key).isNotEqualTo(key);
        assertThat(status(ours, own.session())).isInstanceOf(SessionState.Terminated.class);
        assertThat(status(ours, there.session())).isEqualTo(new SessionState.Terminated(null));
        assertThat(status(theirs, elsewhere)).isInstanceOf(SessionState.LoggedIn.class);
        IdentifiedSession back = browser.identify(ours);
        assertThat(back.state()).isEqualTo(new SessionState.Anonymous());
        assertThat(back.session()).isNotEqualTo(own.session());
    }

    @Test
    void loginFormOfTheOtherLogsNobodyOutUntilALoginThereSucceeds() throws Exception {
        TestingCustomer customer = new TestingCustomer(service.server.uri());
        customer.logIn("/login?client=web", "alice", "wonderland");
        customer.logIn("/login?client=theirs", "alice", "wrong");
        assertThat(customer.get("/login?client=web").body()).contains("You are logged in");
        assertThat(ours.sessions("account-of-alice").sessions()).hasSize(1);

        customer.logIn("/login?client=theirs", "alice", "wonderland");
        assertThat(customer.get("/login?client=theirs").body()).contains("You are logged in");
        assertThat(customer.get("/login?client=web").body()).doesNotContain("You are logged in");
        assertThat(ours.sessions("account-of-alice").sessions()).isEmpty();
    }
}
