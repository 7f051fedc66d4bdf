package io.github.seatkeeper.server;

import static io.github.seatkeeper.server.TestingStaff.field;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.client.SessionState;
import io.github.seatkeeper.client.Visitor;
import io.github.seatkeeper.protocol.EndReason;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.TestingStaff.Answer;
import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.AuditEvent;
import io.github.seatkeeper.server.store.Organisation;
import io.github.seatkeeper.server.store.OrganisationStores;
import io.github.seatkeeper.server.store.RegisteredClient;
import io.github.seatkeeper.server.store.Staff;
import io.github.seatkeeper.server.store.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountPageTest {
    private static final String ALICE = "/admin/account?id=account-of-alice";
    private static final String HOSTILE = "<img src=x onerror=alert(1)>\u202e&\"'{{7*7}}";

    private final TestingService service = TestingService.with(StaffLoginTest.STAFF);
    private final OrganisationStores stores = service.server.stores().of("harbour");
    private TestingStaff desk;

    @BeforeEach
    void logIn() throws Exception {
        desk = TestingStaff.loggedIn(service.server.uri(), "desk", "accounts only");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void accountsAreFoundByTheBeginningOfTheirLoginOrTheirId() throws Exception {
        assertThat(logins(desk.get("/admin/accounts?q=+AL"))).containsExactly("alice");
        assertThat(logins(desk.get("/admin/accounts?q=account-of-alice"))).containsExactly("alice");
        assertThat(logins(desk.get("/admin/accounts?q=account-of"))).isEmpty();
        assertThat(desk.get("/admin/accounts?q=zoe").main()).contains("No account found");
        assertThat(desk.get("/admin/accounts").page().select("table")).isEmpty();
        assertThat(desk.get("/admin/accounts?q=%00").status()).isEqualTo(200);
    }

    @Test
    void ofTooManyTheFirstAreShown() throws Exception {
        for (int i = 0; i < 51; i++) {
            stores.accounts().add(Account.active("m" + i, "many" + i, "{noop}x"));
        }
        Answer found = desk.get("/admin/accounts?q=many");
        assertThat(logins(found)).hasSize(50);
        assertThat(found.main()).contains("The first 50 accounts: there are more.");
    }

    @Test
    void oneSessionIsLoggedOutWithAReason() throws Exception {
        SessionId first = service.seatOfAlice();
        service.clock.advance(Duration.ofHours(2));
        SessionId second = service.seatOfAlice();
        Answer page = desk.get(ALICE);
        assertThat(page.page().select(".what").eachText()).containsExactly("Chrome on Windows", "Chrome on Windows");
        assertThat(page.main()).contains("Longest unused first.");
        assertThat(page.page().select(".about").first().text())
                .isEqualTo("Last active 2 hours ago · today, 10:00 UTC Logged in today, 10:00 UTC" + " · 192.0.2.1");
        assertThat(page.page().select(".about").last().text())
                .isEqualTo("Last active just now Logged in today, 12:00 UTC · 192.0.2.1");
        assertThat(page.page().html()).doesNotContain(first.value(), second.value());

        String handle = page.page().select("#session-1").val();
        Answer after = desk.post(
                "/admin/account", withReason(page, "Lost the phone") + "&action=chosen&" + field("session", handle));
        assertThat(after.notice()).isEqualTo("1 session was logged out.");
        assertThat(after.page().select(".what")).hasSize(1);
        assertThat(after.main()).doesNotContain("Longest unused first.");
        assertThat(service.status(first)).isEqualTo(new SessionState.Terminated(EndReason.BY_CUSTOMER_SERVICE));
        assertThat(service.status(second)).isInstanceOf(SessionState.LoggedIn.class);
        assertThat(after.page().select("tbody tr").first().text())
                .contains("Logged out by desk", "“Lost the phone”", "Chrome, Windows, 192.0.2.1");

        Answer again = desk.post(
                "/admin/account", withReason(page, "Lost the phone") + "&action=chosen&" + field("session", handle));
        assertThat(again.notice()).isEqualTo("None of them was logged in any more.");
    }

    @Test
    void allSessionsAreLoggedOutWithAReason() throws Exception {
        List<SessionId> sessions = List.of(service.seatOfAlice(), service.seatOfAlice());
        Answer page = desk.get(ALICE);
        Answer after = desk.post("/admin/account", withReason(page, "Asked by phone") + "&action=all");
        assertThat(after.notice()).isEqualTo("2 sessions were logged out.");
        assertThat(after.main()).contains("Nobody is logged in with this account.");
        for (SessionId session : sessions) {
            assertThat(service.status(session)).isEqualTo(new SessionState.Terminated(EndReason.BY_CUSTOMER_SERVICE));
        }
        // the logins themselves are written down by a thread of their own
        assertThat(stores.audit().of("account-of-alice", 10))
                .filteredOn(event -> event.kind() == AuditEvent.Kind.LOGGED_OUT)
                .extracting(AuditEvent::detail)
                .containsExactly("All sessions: Asked by phone");
    }

    @Test
    void withoutAReasonOrAChoiceNothingIsDoneAndTheTicksStay() throws Exception {
        service.seatOfAlice();
        Answer page = desk.get(ALICE);
        String handle = page.page().select("#session-1").val();
        Answer refused =
                desk.post("/admin/account", withReason(page, "  ") + "&action=chosen&" + field("session", handle));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).containsExactly("Say why: it is kept in the account’s history.");
        assertThat(refused.page().select("#session-1").hasAttr("checked")).isTrue();

        refused = desk.post("/admin/account", withReason(page, "x".repeat(201)) + "&action=chosen");
        assertThat(refused.errors()).hasSize(2);
        assertThat(refused.page().select(".problem a").eachAttr("href")).containsExactly("#session-1", "#reason");
        assertThat(refused.page().select("#reason").val()).hasSize(201);
        assertThat(desk.get(ALICE).page().select(".what")).hasSize(1);
    }

    @Test
    void aFrozenAccountAndOneThatIsNotActiveAreShownAsThat() throws Exception {
        for (int i = 0; i < 5; i++) {
            service.logIn(service.newSession(), "alice", "wrong");
        }
        assertThat(desk.get(ALICE).page().select(".facts dd").first().text())
                .startsWith("frozen after too many wrong passwords: they are tried again in 15 minutes");
        Answer found = desk.get("/admin/accounts?q=carol");
        assertThat(found.page().select("tbody td").last().text()).isEqualTo("not active");
    }

    @Test
    void limitHitsAreTold() throws Exception {
        assertThat(desk.get(ALICE).main()).contains("The limit has not been reached lately.");
        stores.audit()
                .add(List.of(new AuditEvent(
                        service.clock.instant(),
                        AuditEvent.Kind.LIMIT_REACHED,
                        "account-of-alice",
                        null,
                        "web",
                        null,
                        null)));
        assertThat(desk.get(ALICE).main()).contains("1 login found all seats taken, last just now.");
        service.clock.advance(Duration.ofMinutes(5));
        assertThat(desk.get(ALICE).main())
                .contains("1 login found all seats taken, last 5 minutes ago (today, 10:00 UTC).");
    }

    @Test
    void historySaysAtWhichSiteByItsNameElseByItsClient() throws Exception {
        RegisteredClient post = new RegisteredClient(
                "post",
                "harbour",
                "The Harbour Post",
                SharedSecret.of(TestingService.SECRET),
                null,
                null,
                null,
                Set.of());
        service.server.stores().clients().add(post);
        for (String client : List.of("web", "post")) {
            Instant now = service.clock.instant();
            AuditEvent.Kind in = AuditEvent.Kind.LOGGED_IN;
            stores.audit().add(List.of(new AuditEvent(now, in, "account-of-alice", null, client, null, null)));
            service.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(desk.get(ALICE).page().select("td .quiet").eachText())
                .containsExactly("at The Harbour Post", "at web");
    }

    @Test
    void hostileTextsAreTextAndNothingElse() throws Exception {
        stores.accounts()
                .add(new Account(
                        "id " + HOSTILE,
                        "hostile " + HOSTILE + "x".repeat(300),
                        TestingService.hash("pw"),
                        true,
                        null,
                        List.of(HOSTILE)));
        stores.audit()
                .add(List.of(new AuditEvent(
                        service.clock.instant(),
                        AuditEvent.Kind.LOGGED_OUT,
                        "id " + HOSTILE,
                        HOSTILE,
                        HOSTILE,
                        null,
                        HOSTILE)));
        SessionId session = service.site.createSession(new Visitor("192.0.2.9", HOSTILE));
        service.logIn(session, "hostile " + HOSTILE + "x".repeat(300), "pw");

        Answer found = desk.get("/admin/accounts?q=hostile");
        assertThat(logins(found).get(0)).startsWith("hostile <img src=x");
        Answer page = desk.get(found.page().select("tbody a").attr("href"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.page().select("img")).isEmpty();
        assertThat(page.page().text()).doesNotContain("49");
        assertThat(page.heading()).startsWith("hostile <img");
        assertThat(page.page().select("h1 > bdi, dd > bdi, td bdi")).hasSizeGreaterThan(4);
        Answer after = desk.post("/admin/account", withReason(page, HOSTILE + "\nsecond line") + "&action=all");
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.page().select("img")).isEmpty();
        assertThat(after.page().select("tbody tr").first().text()).contains("second line");
        assertThat(stores.audit().of("id " + HOSTILE, 1).get(0).detail()).doesNotContain("\n");
        assertThat(desk.get("/admin/accounts?" + field("q", HOSTILE)).page().select("img"))
                .isEmpty();
    }

    @Test
    void anotherOrganisationsAccountsAreUnknown() throws Exception {
        Stores all = service.server.stores();
        all.organisations()
                .add(new Organisation("inland", "Inland", SharedSecret.of("a-key-of-inland-0123456789-0123456789")), 1);
        all.of("inland").accounts().add(Account.active("account-of-dora", "dora", TestingService.hash("pw")));
        all.staff().add(new Staff("inlander", "inland", TestingService.hash("pw"), Staff.Role.SUPERUSER));
        service.seatOfAlice();
        TestingStaff inlander = TestingStaff.loggedIn(service.server.uri(), "inlander", "pw");

        assertThat(logins(inlander.get("/admin/accounts?q=dora"))).containsExactly("dora");
        assertThat(logins(inlander.get("/admin/accounts?q=alice"))).isEmpty();
        assertThat(inlander.get(ALICE).status()).isEqualTo(404);
        assertThat(inlander.get("/admin/session-limits").main()).contains("1 session at a time");
        assertThat(desk.get("/admin/account?id=account-of-dora").status()).isEqualTo(404);
        Answer own = inlander.get("/admin/accounts");
        Answer refused = inlander.post(
                "/admin/account", field("csrf", TestingStaff.csrf(own)) + "&id=account-of-alice&reason=x&action=all");
        assertThat(refused.status()).isEqualTo(404);
        assertThat(desk.get(ALICE).page().select(".what")).hasSize(1);
    }

    private static List<String> logins(Answer found) {
        return found.page().select("tbody th").eachText();
    }

    private static String withReason(Answer page, String reason) {
        return field("csrf", TestingStaff.csrf(page)) + "&"
                + field("id", page.page().select("form.choose [name=id]").val()) + "&" + field("reason", reason);
    }
}
