package io.github.seatkeeper.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.seatkeeper.address.TrustedProxies;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.login.Lifetimes;
import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.FreezePolicy;
import io.github.seatkeeper.server.store.Lifetime;
import io.github.seatkeeper.server.store.RegisteredClient;
import io.github.seatkeeper.server.store.Staff;
import io.github.seatkeeper.server.store.Stores;
import io.github.seatkeeper.server.store.jdbc.DatabaseSettings;
import io.github.seatkeeper.server.store.jdbc.DirectorySettings;
import io.github.seatkeeper.server.store.memory.MemoryStores;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String OTHER_SECRET = "another-secret-for-tests-0123456789";
    private static final String HASH = TestingService.hash("wonderland");
    private static final Map<String, String> SMALLEST = Map.of("organisation", "harbour", "client.web.secret", SECRET);

    private static Map<String, String> with(String... namesAndValues) {
        Map<String, String> settings = new TreeMap<>(SMALLEST);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            settings.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return settings;
    }

    @Test
    void everyDefault() {
        assertThat(ServiceSettings.read(SMALLEST))
                .isEqualTo(new ServiceSettings(
                        "127.0.0.1",
                        8090,
                        new DatabaseSettings("jdbc:h2:file:./seatkeeper", null, null, 10),
                        Duration.ofDays(400),
                        "harbour",
                        null,
                        new FreezePolicy(5, Duration.ofMinutes(15)),
                        new Lifetimes(
                                new Lifetime(Duration.ofHours(1), Duration.ofHours(1)),
                                new Lifetime(Duration.ofHours(4), Duration.ofHours(24)),
                                new Lifetime(Duration.ofDays(30), Duration.ofDays(90))),
                        Duration.ofMinutes(5),
                        null,
                        Duration.ZERO,
                        List.of(new RegisteredClient(
                                "web", "harbour", null, SharedSecret.of(SECRET), null, null, null, Set.of())),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        TrustedProxies.NONE));
        ServiceSettings account = ServiceSettings.read(with("account.alice.password", HASH));
        assertThat(account.accounts())
                .containsExactly(Account.active("2ce4e02f-b53f-31ef-8382-f53483214810", "alice", HASH));
    }

    @Test
    void everyNameIsMapped() {
        Map<String, String> settings = Map.ofEntries(
                Map.entry("host", "0.0.0.0"),
                Map.entry("port", "0"),
                Map.entry("database", "jdbc:postgresql://db.example.org/sso"),
                Map.entry("databaseUser", "sso"),
                Map.entry("databasePassword", "swordfish"),
                Map.entry("databasePoolSize", "12"),
                Map.entry("auditKept", "P30D"),
                Map.entry("organisation", "harbour"),
                Map.entry("sessionLimit", "3"),
                Map.entry("freezeAfter", "7"),
                Map.entry("freezeFor", "PT1M"),
                Map.entry("idleLifetime", "PT2M"),
                Map.entry("absoluteLifetime", "PT3M"),
                Map.entry("rememberedIdleLifetime", "PT4M"),
                Map.entry("rememberedLifetime", "PT5M"),
                Map.entry("anonymousLifetime", "PT6M"),
                Map.entry("oneTimePasswordLifetime", "PT7M"),
                Map.entry("publicUrl", "https://sso.example.org/"),
                Map.entry("trustedProxies", "10.0.0.0/8"),
                Map.entry("metricsKey", OTHER_SECRET),
                Map.entry("drainFor", "PT8S"),
                Map.entry("client.web.name", "The Harbour Post"),
                Map.entry("client.web.secret", SECRET),
                Map.entry("client.web.previousSecret", OTHER_SECRET),
                Map.entry("client.web.landing", "https://www.example.org/landing"),
                Map.entry("client.web.returnOrigins", "https://WWW.example.org:443, http://localhost:8080"),
                Map.entry("staff.root.password", HASH),
                Map.entry("staff.root.role", "superuser"),
                Map.entry("account.j.doe@example.org.password", HASH),
                Map.entry("account.j.doe@example.org.sessionLimit", "4"),
                Map.entry("account.j.doe@example.org.products", "daily,sunday"),
                Map.entry("account.j.doe@example.org.id", "42"),
                Map.entry("account.j.doe@example.org.active", "false"));
        assertThat(settings.keySet()).containsAll(ServiceSettings.NAMES);
        assertThat(ServiceSettings.read(settings))
                .isEqualTo(new ServiceSettings(
                        "0.0.0.0",
                        0,
                        new DatabaseSettings("jdbc:postgresql://db.example.org/sso", "sso", "swordfish", 12),
                        Duration.ofDays(30),
                        "harbour",
                        3,
                        new FreezePolicy(7, Duration.ofMinutes(1)),
                        new Lifetimes(
                                new Lifetime(Duration.ofMinutes(6), Duration.ofMinutes(6)),
                                new Lifetime(Duration.ofMinutes(2), Duration.ofMinutes(3)),
                                new Lifetime(Duration.ofMinutes(4), Duration.ofMinutes(5))),
                        Duration.ofMinutes(7),
                        SharedSecret.of(OTHER_SECRET),
                        Duration.ofSeconds(8),
                        List.of(new RegisteredClient(
                                "web",
                                "harbour",
                                "The Harbour Post",
                                SharedSecret.of(SECRET),
                                SharedSecret.of(OTHER_SECRET),
                                Instant.MAX,
                                URI.create("https://www.example.org/landing"),
                                Set.of("http://localhost:8080", "https://www.example.org"))),
                        List.of(new Account("42", "j.doe@example.org", HASH, false, 4, List.of("daily", "sunday"))),
                        List.of(new Staff("root", "harbour", HASH, Staff.Role.SUPERUSER)),
                        URI.create("https://sso.example.org/"),
                        null,
                        Objects.requireNonNull(TrustedProxies.NONE.and("10.0.0.0/8"))));
    }

    @Test
    void everyNameOfASitesOwnAccountsIsMapped() {
        Map<String, String> settings = Map.of(
                "accounts.database", "jdbc:postgresql://db.example.org/site",
                "accounts.user", "site",
                "accounts.password", "swordfish",
                "accounts.poolSize", "3",
                "accounts.byLogin", "SELECT a WHERE b = ?",
                "accounts.byId", "SELECT a WHERE c = ?",
                "accounts.search", "SELECT a WHERE b LIKE ?",
                "accounts.setPassword", "UPDATE a SET d = ? WHERE c = ?",
                "accounts.hashPrefix", "{SHA-1}");
        assertThat(settings.keySet()).isEqualTo(SiteAccounts.NAMES);
        Map<String, String> all = new TreeMap<>(SMALLEST);
        all.putAll(settings);
        assertThat(ServiceSettings.read(all).siteAccounts())
                .isEqualTo(new SiteAccounts(
                        new DirectorySettings(
                                new DatabaseSettings("jdbc:postgresql://db.example.org/site", "site", "swordfish", 3),
                                "SELECT a WHERE b = ?",
                                "SELECT a WHERE c = ?",
                                "SELECT a WHERE b LIKE ?",
                                "UPDATE a SET d = ? WHERE c = ?"),
                        "{SHA-1}"));
    }

    @Test
    void siteAccountsAreToldWhatIsWrongWithThem() {
        assertThatThrownBy(() -> ServiceSettings.read(with(
                        "accounts.database", "db.example.org",
                        "accounts.byLogin", "SELECT a",
                        "accounts.hashPrefix", "{noop}",
                        "account.alice.password", HASH)))
                .message()
                .contains(
                        "accounts.database is no URL",
                        "accounts.byLogin has no question mark",
                        "accounts.byId is missing",
                        "accounts.hashPrefix is \"{noop}\": give one of {MD5@saltLast}",
                        "account.<login> and accounts.database are both given");
        assertThatThrownBy(() -> ServiceSettings.read(with("accounts.byLogin", "SELECT a WHERE b = ?")))
                .hasMessageContaining("accounts.byLogin is no setting");
    }

    @Test
    void everythingWrongIsToldAtOnceAndNoSecretWithIt() {
        Map<String, String> settings = Map.ofEntries(
                Map.entry("port", "65536"),
                Map.entry("database", "jdbc:mysql://db.example.org/sso?password=in-the-url"),
                Map.entry("databasePassword", "swordfish"),
                Map.entry("databasePoolSize", "0"),
                Map.entry("auditKept", "P1Y"),
                Map.entry("sessionLimit", "0"),
                Map.entry("freezeAfter", "many"),
                Map.entry("freezeFor", "15 minutes"),
                Map.entry("idleLifetime", "PT48H"),
                Map.entry("oneTimePasswordLifetime", "-PT5M"),
                Map.entry("idelLifetime", "PT4H"),
                Map.entry("client.web.secret", "a-short-secret"),
                Map.entry("client.web.name", "two\nlines"),
                Map.entry("client.web.nmae", "x"),
                Map.entry("account.alice.password", "a-plain-password"),
                Map.entry("account.alice.active", "yes"),
                Map.entry("account.Alice.password", HASH),
                Map.entry("account.bob.id", "1"),
                Map.entry("account.dora.password", HASH),
                Map.entry("account.dora.id", "1"));
        assertThatThrownBy(() -> SsoServer.start(settings, Clock.systemUTC()))
                .isInstanceOf(InvalidSettingsException.class)
                .message()
                .contains(
                        "organisation is missing",
                        "port is \"65536\"",
                        "database is no URL of a database this service can use",
                        "databasePoolSize is \"0\"",
                        "auditKept is \"P1Y\"",
                        "sessionLimit is \"0\"",
                        "freezeAfter is \"many\"",
                        "freezeFor is \"15 minutes\"",
                        "idleLifetime is PT48H and longer than absoluteLifetime",
                        "oneTimePasswordLifetime is \"-PT5M\"",
                        "idelLifetime is no setting",
                        "client.web.secret has fewer than 32 bytes",
                        "client.web.name is \"two\nlines\"",
                        "client.web.nmae is no setting",
                        "account.alice.password is not a hash",
                        "account.alice.active is \"yes\"",
                        "account.alice is there twice",
                        "account.bob.password is missing",
                        "account.dora.id is \"1\"")
                .doesNotContain("swordfish", "in-the-url", "a-short-secret", "a-plain-password", "No API client");
    }

    @Test
    void oneTimePasswordsLiveNoShorterThanSitesCountOn() {
        assertThat(ServiceSettings.read(with("oneTimePasswordLifetime", "PT5M")).oneTimePasswordLifetime())
                .isEqualTo(Duration.ofMinutes(5));
        assertThatThrownBy(() -> ServiceSettings.read(with("oneTimePasswordLifetime", "PT4M59S")))
                .hasMessageContaining("oneTimePasswordLifetime is PT4M59S, but sites count on five minutes");
    }

    @Test
    void serviceThatCanHaveNoApiClientDoesNotStart() {
        assertThat(ServiceSettings.read(Map.of("organisation", "harbour")).clients())
                .isEmpty();
        assertThatThrownBy(() -> ServiceSettings.read(Map.of("organisation", "harbour", "database", "memory")))
                .hasMessageContaining("give at least one client.<id>.secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wonderland",
                "{noop}wonderland",
                "{MD5}5f4dcc3b5aa765d61d8327deb882cf99",
                "{bcrypt}",
                "{bcrypt}$2a$04$short",
                "{argon2}plain",
                "{unknown}x",
                "{bcrypt",
                "{bcrypt}$2a$03$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                "{bcrypt}$2a$17$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                "{argon2}$argon2id$v=19$m=1048577,t=2,p=1$c2VhdGtlZXBlcg$BE3TgCFTeEV0GByZ5mjyd1jY5nAkmFhmMNEbnYIcBOY",
                "{argon2}$argon2id$v=19$m=9999999999,t=2,p=1$c2VhdGtlZXBlcg$BE3TgCFTeEV0GByZ5mjyd1jY5nAkmFhmMNEbnYIcBOY",
                "{argon2}$argon2id$v=19$m=19456,t=65,p=1$c2VhdGtlZXBlcg$BE3TgCFTeEV0GByZ5mjyd1jY5nAkmFhmMNEbnYIcBOY",
                "{argon2}$argon2id$v=19$m=19456,t=0,p=1$c2VhdGtlZXBlcg$BE3TgCFTeEV0GByZ5mjyd1jY5nAkmFhmMNEbnYIcBOY",
                "{argon2}$argon2id$v=19$m=19456,t=2,p=0$c2VhdGtlZXBlcg$BE3TgCFTeEV0GByZ5mjyd1jY5nAkmFhmMNEbnYIcBOY",
                "{argon2}$argon2id$v=19$m=19456,t=2,p=17$c2VhdGtlZXBlcg$BE3TgCFTeEV0GByZ5mjyd1jY5nAkmFhmMNEbnYIcBOY",
                "{argon2}$argon2id$v=99$m=19456,t=2,p=1$c2VhdGtlZXBlcg$BE3TgCFTeEV0GByZ5mjyd1jY5nAkmFhmMNEbnYIcBOY",
                "{argon2}$argon2id$v=19$m=19456,t=2,p=1$c2Vhd$BE3TgCFTeEV0GByZ5mjyd1jY5nAkmFhmMNEbnYIcBOY",
                "{argon2}$argon2id$v=19$m=19456,t=2,p=1$c2VhdGtlZXBlcg$B",
                "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy"
            })
    void passwordThatIsNoHashIsRefused(String password) {
        assertThatThrownBy(() -> ServiceSettings.read(with("account.alice.password", password)))
                .hasMessageContaining("make one with the command hash-password");
    }

    @Test
    void everyHashThatIsMadeIsReadAgain() {
        String hash = PasswordHashes.encoder().encode("wonderland");
        assertThat(hash).startsWith("{argon2}$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(PasswordHashes.isOne(hash)).isTrue();
        assertThat(PasswordHashes.isOne(hash.replace("{argon2}", "{argon2@SpringSecurity_v5_8}")))
                .isTrue();
        assertThat(PasswordHashes.encoder().matches("wonderland", hash)).isTrue();
        assertThat(PasswordHashes.isOne(PasswordHashes.OF_NOBODY)).isTrue();
        assertThat(PasswordHashes.encoder().matches("wonderland", PasswordHashes.OF_NOBODY))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"PT17M59S, 1", "PT18M, 0"})
    void loginsThatRunOutBetweenTwoChecksOfASiteAreWarnedOf(String idle, int warnings) {
        assertThat(warningsOf(
                        SsoServer.class,
                        () -> TestingService.with(Map.of("idleLifetime", idle)).close()))
                .hasSize(warnings)
                .allMatch(line -> line.startsWith("idleLifetime is"));
    }

    @Test
    void sessionLimitThatTheDatabaseHasOtherwiseIsWarnedOfWithBoth() {
        Stores stores = new MemoryStores(PasswordHashes.OF_NOBODY, new SecureRandom());
        FromSettings.into(stores, ServiceSettings.read(with("sessionLimit", "2")), new SecureRandom());
        ServiceSettings same = ServiceSettings.read(with("sessionLimit", "2"));
        ServiceSettings another = ServiceSettings.read(with("sessionLimit", "1000"));
        assertThat(warningsOf(FromSettings.class, () -> FromSettings.into(stores, same, new SecureRandom())))
                .isEmpty();
        assertThat(warningsOf(FromSettings.class, () -> FromSettings.into(stores, another, new SecureRandom())))
                .singleElement()
                .asString()
                .startsWith("sessionLimit is 1000 in the settings and 2 in the database, ");
    }

    private static List<String> warningsOf(Class<?> source, Runnable done) {
        List<String> warned = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                warned.add(new SimpleFormatter().formatMessage(line));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(source.getName());
        logger.addHandler(handler);
        try {
            done.run();
        } finally {
            logger.removeHandler(handler);
        }
        return warned;
    }

    @Test
    void portThatIsTakenIsNamed() {
        try (TestingService service = TestingService.withLimit(1)) {
            String port = String.valueOf(service.server.uri().getPort());
            assertThatThrownBy(() -> SsoServer.start(with("port", port, "database", "memory"), Clock.systemUTC()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("The SSO service can't listen on 127.0.0.1 port " + port
                            + " (Address already in use): set another host or port, or make this one free for it.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sessionLimit, SEATKEEPER_SSO_SESSION_LIMIT",
        "host, SEATKEEPER_SSO_HOST",
        "oneTimePasswordLifetime, SEATKEEPER_SSO_ONE_TIME_PASSWORD_LIFETIME",
        "client.harbour-web.secret, SEATKEEPER_SSO_CLIENT_HARBOUR_WEB_SECRET",
        "account.j.doe@example.org.password, SEATKEEPER_SSO_ACCOUNT_J_DOE_EXAMPLE_ORG_PASSWORD"
    })
    void environmentOverridesTheFile(String name, String variable) {
        Map<String, String> file = new TreeMap<>(Map.of(name, "from the file", "organisation", "harbour"));
        assertThat(Environment.over(file, Map.of(variable, "from the environment", "PATH", "/bin")))
                .isEqualTo(Map.of(name, "from the environment", "organisation", "harbour"));
    }

    @Test
    void emptyVariableOverridesNothing() {
        assertThat(Environment.over(with("sessionLimit", "2"), Map.of("SEATKEEPER_SSO_SESSION_LIMIT", "")))
                .isEqualTo(with("sessionLimit", "2"));
    }

    @Test
    void variableThatFitsSeveralSettingsIsRefusedByTheirNames() {
        Map<String, String> file =
                with("account.a-b.password", "", "account.a.b.password", "", "account.a_b.password", "", "host", "::1");
        assertThat(Environment.over(file, Map.of())).isEqualTo(file);
        assertThatThrownBy(() -> Environment.over(file, Map.of("SEATKEEPER_SSO_ACCOUNT_A_B_PASSWORD", HASH)))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("SEATKEEPER_SSO_ACCOUNT_A_B_PASSWORD could mean any of account.a-b.password,"
                        + " account.a.b.password, account.a_b.password");
    }

    @Test
    void unknownVariableIsRefusedByItsName() {
        assertThatThrownBy(() -> ServiceSettings.read(Environment.over(SMALLEST, Map.of("SEATKEEPER_SSO_PROT", "1"))))
                .hasMessageContaining("SEATKEEPER_SSO_PROT is no setting");
    }
}
