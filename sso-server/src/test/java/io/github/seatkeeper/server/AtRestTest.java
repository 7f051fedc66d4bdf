package io.github.seatkeeper.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.client.Credentials;
import io.github.seatkeeper.client.LoginResult.LoggedIn;
import io.github.seatkeeper.client.LoginResult.SessionLimitReached;
import io.github.seatkeeper.client.SessionState;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.Ticket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody finds who reads the database. The limit is 1. */
class AtRestTest {
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    private final List<String> secrets = new ArrayList<>();

    @Test
    void nothingThatOpensADoorStandsInTheDatabaseAsItWasHandedOut(@TempDir Path directory) throws Exception {
        String url = "jdbc:h2:file:" + directory.resolve("sso");
        Map<String, String> settings = new TreeMap<>(StaffLoginTest.STAFF);
        settings.put("database", url);
        settings.put("sessionLimit", "1");
        settings.put("client.web.landing", "https://www.example.org/landing");
        try (TestingService service = TestingService.with(settings)) {
            handEverythingOut(service);
        }
        String all = dump(url);
        assertThat(all).contains("account-of-alice", "LIMIT_REACHED", "INSERT INTO");
        assertThat(secrets).hasSizeGreaterThan(9).allMatch(secret -> secret.length() >= 6);
        assertThat(all).doesNotContain(secrets);
    }

    private void handEverythingOut(TestingService service) throws Exception {
        TestingBrowser browser = new TestingBrowser();
        SessionId seated = browser.identify(service.site).session();
        secrets.add(browser.key);
        service.logIn(seated, "alice", "wonderland");
        browser.identify(service.site);
        Ticket used = ((SessionState.LoggedIn) service.status(seated)).ticket();
        service.site.authenticate(seated, TestingService.CHROME, new Credentials.ByTicket(used));
        Ticket exchanged = ((SessionState.LoggedIn) service.status(seated)).ticket();
        SessionId waiting = service.newSession();
        SessionLimitReached reached = (SessionLimitReached) service.logIn(waiting, "alice", "wonderland");
        service.logIn(service.newSession(), "alice", "mistyped-password");
        service.logIn(service.newSession(), "password-in-the-wrong-field", "mistyped-password");
        secrets.addAll(List.of(
                "wonderland",
                "mistyped-password",
                "password-in-the-wrong-field",
                browser.key,
                used.value(),
                exchanged.value(),
                accessToken(service, exchanged),
                reached.oneTimePassword().value()));
        assertThat(service.logIn(service.newSession(), "bob@example.org", "builder"))
                .isInstanceOf(LoggedIn.class);
        TestingStaff staff = TestingStaff.loggedIn(service.server.uri(), "admin", "all of it");
        secrets.addAll(List.of("builder", "all of it", staff.key()));
        TestingCustomer customer = new TestingCustomer(service.server.uri());
        customer.logIn("/login?client=web", "alice", "wonderland");
        secrets.add(customer.cookies.get("seatkeeper_sso"));
        secrets.add(customer.cookies.get("seatkeeper_choice"));
        secrets.add(customer.cookies.get("seatkeeper_choice").split("\\.", -1)[2]);
    }

    private static String accessToken(TestingService service, Ticket ticket) throws Exception {
        String form =
                "client_id=web&client_secret=" + TestingService.SECRET + "&grant_type=ticket&ticket=" + ticket.value();
        HttpRequest.Builder exchange = HttpRequest.newBuilder(
                        URI.create(service.server.uri() + "/api/authorization/access_token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        Matcher token = ACCESS_TOKEN.matcher(new TestingBrowser().send(exchange).body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private static String dump(String url) throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet script = statement.executeQuery("SCRIPT")) {
            StringBuilder all = new StringBuilder();
            while (script.next()) {
                all.append(script.getString(1)).append('\n');
            }
            return all.toString();
        }
    }
}
