package io.github.seatkeeper.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.seatkeeper.client.Credentials;
import io.github.seatkeeper.client.IdentifiedSession;
import io.github.seatkeeper.client.LoginResult;
import io.github.seatkeeper.client.LoginResult.LoggedIn;
import io.github.seatkeeper.client.LoginResult.Refused;
import io.github.seatkeeper.client.LoginResult.SessionLimitReached;
import io.github.seatkeeper.client.SessionState;
import io.github.seatkeeper.protocol.EndReason;
import io.github.seatkeeper.protocol.ErrorCode;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.protocol.Ticket;
import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.StoreUnavailableException;
import io.github.seatkeeper.server.store.jdbc.DatabaseSettings;
import io.github.seatkeeper.server.store.jdbc.DirectoryAccountStore;
import io.github.seatkeeper.server.store.jdbc.DirectorySettings;
import io.github.seatkeeper.server.store.jdbc.TestingPostgres;
import java.net.URI;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts in a site's own table. */
class SiteAccountsTest {
    private static final String COLUMNS =
            "SELECT id, email AS login, pw AS password_hash, active, seats AS session_limit,"
                    + " products FROM customer WHERE ";

    /** "wonderland" in every form there is in tables. */
    private static final String BCRYPT = "$2y$04$JRHOUZdu77QuIpseXPWjMeWiKvF41JvLPLY4levI5l/lOwZKSEiRS";

    private static final String MD5 = "4cecaff2b30bbe75ce7322109164cfb5";

    private static final String LANDING = "https://www.example.org/landing";

    private static DatabaseSettings h2() {
        return new DatabaseSettings("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "", 2);
    }

    private static DatabaseSettings filled(DatabaseSettings database) throws Exception {
        try (Connection connection = connection(database);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE customer (id INTEGER PRIMARY KEY, email VARCHAR(100), pw VARCHAR(200),"
                    + " active BOOLEAN, seats INTEGER, products VARCHAR(100))");
            statement.execute("INSERT INTO customer VALUES (1, 'Alice@example.org', '" + BCRYPT
                    + "', TRUE, 1, 'daily, sunday'), (2, 'bob', 'unreadable', TRUE, NULL, NULL),"
                    + " (3, 'carol', '" + BCRYPT + "', FALSE, 0, ''), (4, 'twin', '" + BCRYPT
                    + "', TRUE, NULL, ''), (5, 'TWIN', '" + BCRYPT + "', TRUE, NULL, '')");
        }
        return database;
    }

    private static Connection connection(DatabaseSettings database) throws Exception {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private static DirectorySettings queries(DatabaseSettings database) {
        return new DirectorySettings(
                database,
                COLUMNS + "lower(email) = ?",
                COLUMNS + "id = ?",
                COLUMNS + "lower(email) LIKE ? ORDER BY email",
                "UPDATE customer SET pw = ? WHERE id = ?");
    }

    private static DirectoryAccountStore open(DirectorySettings settings) {
        return DirectoryAccountStore.open(settings, new SiteHashes(""), "{argon2}nobody", SharedSecret.of("the key"));
    }

    @Test
    void accountsAreReadWholeFromEveryDatabase() throws Exception {
        for (DatabaseSettings database : List.of(filled(h2()), filled(TestingPostgres.newDatabase()))) {
            try (DirectoryAccountStore store = open(queries(database))) {
                Account alice =
                        new Account("1", "Alice@example.org", "{bcrypt}" + BCRYPT, true, 1, List.of("daily", "sunday"));
                assertThat(store.decoyHash("nobody")).isEqualTo("{argon2}nobody");
                assertThat(store.withLogin("ALICE@example.ORG")).isEqualTo(alice);
                assertThat(store.withId("1")).isEqualTo(alice);
                assertThat(store.withLogin("nobody")).isNull();
                assertThat(store.withLogin("' OR 1=1 --")).isNull();
                assertThat(store.withLogin("twin")).isNull();
                assertThat(store.withLogin("bob"))
                        .isEqualTo(new Account("2", "bob", "{argon2}nobody", true, null, List.of()));
                assertThat(store.withLogin("carol"))
                        .isEqualTo(new Account("3", "carol", "{bcrypt}" + BCRYPT, false, null, List.of()));
                assertThat(store.withLoginBeginning("ali", 5)).containsExactly(alice);
                assertThat(store.withLoginBeginning("%", 5)).isEmpty();
                assertThat(store.decoyHash("nobody")).isEqualTo(store.decoyHash("NOBODY"));
                assertThat(store.canSetPasswords()).isTrue();
                assertThat(store.setPassword("1", "{argon2}another", "{argon2}$argon2id$new"))
                        .isFalse();
                assertThat(store.setPassword("1", "{bcrypt}" + BCRYPT, "{argon2}$argon2id$new"))
                        .isTrue();
                assertThat(store.setPassword("99", "{bcrypt}" + BCRYPT, "{argon2}$argon2id$new"))
                        .isFalse();
                assertThat(stored(database)).isEqualTo("$argon2id$new");
                assertThatThrownBy(() -> store.add(alice)).isInstanceOf(UnsupportedOperationException.class);
            }
        }
    }

    private static String stored(DatabaseSettings database) throws Exception {
        try (Connection connection = connection(database);
                PreparedStatement select = connection.prepareStatement("SELECT pw FROM customer WHERE id = 1");
                var results = select.executeQuery()) {
            results.next();
            return results.getString(1);
        }
    }

    @Test
    void queryThatIsWrongIsNamedAtTheStart() throws Exception {
        DatabaseSettings database = filled(h2());
        DirectorySettings good = queries(database);
        assertThatThrownBy(
                        () -> open(new DirectorySettings(database, "SELECT nothing FROM x ?", good.byId(), null, null)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("The query accounts.byLogin is refused by its database: correct it.");
        assertThatThrownBy(() -> open(new DirectorySettings(
                        database, good.byLogin(), "SELECT id, email FROM customer WHERE id = ?", null, null)))
                .hasMessageContaining("accounts.byId must give the columns id, login and password_hash");
    }

    @Test
    void databaseThatIsAwayIsNamedWithItsSetting() {
        DatabaseSettings away =
                new DatabaseSettings("jdbc:postgresql://127.0.0.1:1/site?password=in-the-url", "x", "swordfish", 2);
        assertThatThrownBy(() -> open(queries(away)))
                .isInstanceOf(StoreUnavailableException.class)
                .message()
                .startsWith("The database at jdbc:postgresql://127.0.0.1:1/site can't be reached: start it, or correct")
                .contains("accounts.database")
                .doesNotContain("swordfish", "in-the-url", "\n");
    }

    @Test
    void serviceLogsItsAccountsIn() throws Exception {
        DatabaseSettings database = filled(h2());
        try (TestingService service = TestingService.exactly(serviceOn(database))) {
            LoginResult alice = service.logIn(service.newSession(), "alice@EXAMPLE.org", "wonderland");
            assertThat(alice).isInstanceOf(LoggedIn.class);
            assertThat(service.logIn(service.newSession(), "alice@example.org", "wonderland"))
                    .isInstanceOf(SessionLimitReached.class);
            assertThat(service.logIn(service.newSession(), "bob", "unreadable"))
                    .isEqualTo(new Refused(ErrorCode.INVALID_CREDENTIALS, 4, null));
            assertThat(service.logIn(service.newSession(), "carol", "wonderland"))
                    .isEqualTo(new Refused(ErrorCode.ACCOUNT_NOT_ACTIVE, null, null));
        }
    }

    @Test
    void sessionEndsWhenItsAccountIsNoMore() throws Exception {
        DatabaseSettings database = filled(h2());
        try (TestingService service = TestingService.exactly(serviceOn(database))) {
            SessionId session = service.newSession();
            assertThat(service.logIn(session, "alice@example.org", "wonderland"))
                    .isInstanceOf(LoggedIn.class);
            try (Connection connection = connection(database);
                    Statement statement = connection.createStatement()) {
                statement.execute("DELETE FROM customer WHERE id = 1");
            }
            assertThat(service.status(session)).isEqualTo(new SessionState.Terminated(null));
            assertThat(service.site.sessions("1").sessions()).isEmpty();
        }
    }

    @Test
    void sessionEndsWhenItsAccountIsNotActiveAnyMore() throws Exception {
        DatabaseSettings database = filled(h2());
        try (TestingService service = TestingService.exactly(serviceOn(database))) {
            SessionId session = service.newSession();
            assertThat(service.logIn(session, "alice@example.org", "wonderland"))
                    .isInstanceOf(LoggedIn.class);
            try (Connection connection = connection(database);
                    Statement statement = connection.createStatement()) {
                statement.execute("UPDATE customer SET active = FALSE WHERE id = 1");
            }
            assertThat(service.status(session)).isEqualTo(new SessionState.Terminated(null));
            assertThat(service.site.sessions("1").sessions()).isEmpty();
        }
    }

    @Test
    void accountThatIsNotActiveAnyMoreIsLetInOnNoPath() throws Exception {
        DatabaseSettings database = filled(h2());
        try (TestingService service = TestingService.exactly(serviceOn(database))) {
            TestingBrowser browser = TestingBrowser.hurried();
            SessionId seated = browser.identify(service.site).session();
            Ticket first = loggedIn(service, seated).ticket();
            Ticket second = loggedIn(service, seated).ticket();
            SessionId waiting = service.newSession();
            SessionLimitReached reached =
                    (SessionLimitReached) service.logIn(waiting, "alice@example.org", "wonderland");
            try (Connection connection = connection(database);
                    Statement statement = connection.createStatement()) {
                statement.execute("UPDATE customer SET active = FALSE WHERE id = 1");
            }
            Refused notActive = new Refused(ErrorCode.ACCOUNT_NOT_ACTIVE, null, null);
            assertThat(service.logIn(waiting, reached.oneTimePassword())).isEqualTo(notActive);
            assertThat(service.site.authenticate(
                            service.newSession(), TestingService.CHROME, new Credentials.ByTicket(first)))
                    .isEqualTo(notActive);
            String form = "client_id=web&client_secret=" + TestingService.SECRET + "&grant_type=ticket&ticket="
                    + second.value();
            HttpRequest.Builder exchange = HttpRequest.newBuilder(
                            URI.create(service.server.uri() + "/api/authorization/access_token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form));
            assertThat(new TestingBrowser().send(exchange).body()).contains("\"invalid_grant\"");
            IdentifiedSession identified = browser.identify(service.site);
            assertThat(browser.identify(service.site).session()).isEqualTo(identified.session());
            assertThat(identified.state()).isEqualTo(new SessionState.Anonymous());
            assertThat(identified.session()).isNotEqualTo(seated);
            assertThat(service.site.sessions("1").sessions()).isEmpty();
        }
    }

    private static LoggedIn loggedIn(TestingService service, SessionId session) throws Exception {
        return (LoggedIn) service.logIn(session, "alice@example.org", "wonderland");
    }

    @Test
    void whereNoPasswordCanBeSetTheThirdWayOutOfTheChoiceLogsOutEverywhereAndSaysWhereToChangeIt() throws Exception {
        DatabaseSettings database = filled(h2());
        try (TestingService service = TestingService.exactly(serviceOn(database))) {
            SessionId elsewhere = service.newSession();
            loggedIn(service, elsewhere);
            TestingCustomer customer = new TestingCustomer(service.server.uri());
            customer.logIn("/login?client=web", "alice@example.org", "wonderland");
            assertThat(customer.get("/login/choose?client=web").body()).contains(">Log out everywhere</a>");
            String page = "/login/new-password?client=web";
            assertThat(customer.get(page).body())
                    .contains("Log out everywhere", "where you made your account")
                    .doesNotContain("type=\"password\"");
            assertThat(TestingCustomer.location(customer.post(page))).isEqualTo(LANDING);
            assertThat(service.status(elsewhere))
                    .isEqualTo(new SessionState.Terminated(EndReason.LOGGED_OUT_ELSEWHERE));
            assertThat(service.site.sessions("1").sessions()).hasSize(1);
            assertThat(stored(database)).isEqualTo(BCRYPT);
        }
    }

    private static Map<String, String> serviceOn(DatabaseSettings database) {
        return TestingService.bare(Map.of(
                "client.web.landing",
                LANDING,
                "sessionLimit",
                "3",
                "accounts.database",
                database.url(),
                "accounts.user",
                "sa",
                "accounts.byLogin",
                queries(database).byLogin(),
                "accounts.byId",
                queries(database).byId()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "|$2a$04$JRHOUZdu77QuIpseXPWjMeWiKvF41JvLPLY4levI5l/lOwZKSEiRS",
                "|$2b$04$JRHOUZdu77QuIpseXPWjMeWiKvF41JvLPLY4levI5l/lOwZKSEiRS",
                "|$2y$04$JRHOUZdu77QuIpseXPWjMeWiKvF41JvLPLY4levI5l/lOwZKSEiRS",
                "|{bcrypt}$2a$04$JRHOUZdu77QuIpseXPWjMeWiKvF41JvLPLY4levI5l/lOwZKSEiRS",
                "{SHA-1}|$2a$04$JRHOUZdu77QuIpseXPWjMeWiKvF41JvLPLY4levI5l/lOwZKSEiRS",
                "|pbkdf2_sha256$1000$saltOfDjango$XIutCCyKAfNebTa3YSg8jdigH94PzjgLJo9nZ2fAGXc=",
                "{MD5}|4cecaff2b30bbe75ce7322109164cfb5",
                "{MD5}|4CECAFF2B30BBE75CE7322109164CFB5",
                "|{MD5}4cecaff2b30bbe75ce7322109164cfb5",
                "{MD5}|salt$3798b2d10ed4c5c3309df1dc66b6b76c",
                "{MD5@saltLast}|salt$38111831d07b5ae7b3f9948a194468cc",
                "{SHA-1}|b6263bb14858294c08e4bdfceba90363e10d72b4",
                "{SHA-1}|B6263BB14858294C08E4BDFCEBA90363E10D72B4",
                "|{SHA-1}b6263bb14858294c08e4bdfceba90363e10d72b4",
                "{SHA-1}|salt$9e76bf61a14116f5516c39bf78981e69d6b1c069",
                "{SHA-1@saltLast}|salt$44530a61e58b89dc02b94b9db1028899152daead",
                "{SHA-256}|a71a7c7011f53a1bab3642ec2ce12593f05230ace8de1e3e7645f69efac1443d",
                "{SHA-256}|A71A7C7011F53A1BAB3642EC2CE12593F05230ACE8DE1E3E7645F69EFAC1443D",
                "|{SHA-256}a71a7c7011f53a1bab3642ec2ce12593f05230ace8de1e3e7645f69efac1443d",
                "{SHA-256}|salt$356159dee7e345a4e2579809315fc68ea27ed971fde89258b5809b6b07a126cb",
                "{SHA-256@saltLast}|salt$e2c4032304335157ab60ae300bf10884265e40fd87012f0101e6476aef5affd8",
                "{SHA-512}|92ed1f0dfa10ad6b5a81d10560711b8d0f5cf5582221c7c14c7cbd594958c730b46a491979aa6f79de57d53237ff363d88464d141071ca52af31c63382f6c7a6",
                "{SHA-512}|92ED1F0DFA10AD6B5A81D10560711B8D0F5CF5582221C7C14C7CBD594958C730B46A491979AA6F79DE57D53237FF363D88464D141071CA52AF31C63382F6C7A6",
                "|{SHA-512}92ed1f0dfa10ad6b5a81d10560711b8d0f5cf5582221c7c14c7cbd594958c730b46a491979aa6f79de57d53237ff363d88464d141071ca52af31c63382f6c7a6",
                "{SHA-512}|salt$f25cb9bec5cf6f6e60f69bea5d2dc7c5c7e29ba709bfd6232e6ada1d2ad13cbe6f5e595469d786a8d996ddaf02635c0752858f6d57399585ad0e75ed8b929b0e",
                "{SHA-512@saltLast}|salt$8b70c78c3fa71bd9595459de8893a9b87108956aae29d7091f1aff08aed8f17c7844bfb57037fa7ce537932e676e1d78a9db504ec10960cf3e970f7d2707e201",
                "|$argon2id$v=19$m=8,t=1,p=1$bhUYpBS168Uj2o2uLiCxnQ$Yz7JG/fjH30i8oNkf3c1IyU652GbLsnlZW80/0fREBo"
            })
    void hashesOfTablesAreRead(String form) {
        int bar = form.indexOf('|');
        SiteHashes hashes = new SiteHashes(form.substring(0, bar));
        String hash = hashes.read(form.substring(bar + 1));
        assertThat(hash).isNotNull();
        assertThat(PasswordHashes.encoder().matches("wonderland", hash)).isTrue();
        assertThat(PasswordHashes.encoder().matches("wonderlanD", hash)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "|",
                "|wonderland",
                "|" + MD5,
                "{SHA-1}|" + MD5,
                "{MD5}|" + MD5 + "0",
                "|{noop}wonderland",
                "|{",
                "|$2a$31$JRHOUZdu77QuIpseXPWjMeWiKvF41JvLPLY4levI5l/lOwZKSEiRS",
                "|$argon2id$v=19$m=9999999,t=2,p=1$c2VhdGtlZXBlcg$BE3TgCFTeEV0GByZ5mjyd1jY5nAkmFhmMNEbnYIcBOY",
                "|pbkdf2_sha256$9999999$salt$0000000000000000000000000000000000000000000=",
                "|pbkdf2_sha256$1$salt$short"
            })
    void hashesOfNoKnownFormAreNotRead(String form) {
        int bar = form.indexOf('|');
        assertThat(new SiteHashes(form.substring(0, bar)).read(form.substring(bar + 1)))
                .isNull();
    }
}
