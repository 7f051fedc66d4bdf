package io.github.seatkeeper.server;

import io.github.seatkeeper.address.TrustedProxies;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.login.Lifetimes;
import io.github.seatkeeper.server.login.Organisations;
import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.FreezePolicy;
import io.github.seatkeeper.server.store.Lifetime;
import io.github.seatkeeper.server.store.RegisteredClient;
import io.github.seatkeeper.server.store.Staff;
import io.github.seatkeeper.server.store.jdbc.DatabaseSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an operator can set, read once and checked as a whole. Immutable. */
record ServiceSettings(
        String host,
        int port,
        @Nullable DatabaseSettings database,
        Duration auditKept,
        String organisation,
        @Nullable Integer sessionLimit,
        FreezePolicy freeze,
        Lifetimes lifetimes,
        Duration oneTimePasswordLifetime,
        @Nullable SharedSecret metricsKey,
        Duration drainFor,
        List<RegisteredClient> clients,
        List<Account> accounts,
        List<Staff> staff,
        @Nullable URI publicUrl,
        @Nullable SiteAccounts siteAccounts,
        TrustedProxies trustedProxies) {

    /** Every setting that has a name of its own. */
    static final Set<String> NAMES = Set.of(
            "host",
            "port",
            "publicUrl",
            "trustedProxies",
            "database",
            "databaseUser",
            "databasePassword",
            "databasePoolSize",
            "auditKept",
            "organisation",
            "sessionLimit",
            "freezeAfter",
            "freezeFor",
            "idleLifetime",
            "absoluteLifetime",
            "rememberedIdleLifetime",
            "rememberedLifetime",
            "anonymousLifetime",
            "oneTimePasswordLifetime",
            "metricsKey",
            "drainFor");

    private static final String LIMIT = "a whole number of at least 1, or leave it out for no limit";
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    static ServiceSettings read(Map<String, String> settings) {
        SettingsReader reader = new SettingsReader(settings);
        String organisation = reader.required("organisation", "the organisation's id");
        DatabaseSettings database = database(reader);
        ServiceSettings read = new ServiceSettings(
                reader.text("host", "127.0.0.1"),
                reader.numberOr("port", 0, 65_535, 8090, "a port from 1 to 65535, or 0 for any free one"),
                database,
                reader.duration("auditKept", Duration.ofDays(400)),
                organisation,
                reader.number("sessionLimit", 1, 1_000_000, null, LIMIT),
                new FreezePolicy(
                        reader.numberOr("freezeAfter", 1, 1_000, 5, "a whole number from 1 to 1000"),
                        reader.duration("freezeFor", Duration.ofMinutes(15))),
                lifetimes(reader),
                oneTimePasswordLifetime(reader),
                metricsKey(reader),
                reader.duration("drainFor", Duration.ZERO),
                clients(reader, organisation, database != null),
                accounts(reader, organisation),
                staff(reader, organisation),
                publicUrl(reader),
                SiteAccounts.read(reader),
                trustedProxies(reader));
        if (read.siteAccounts != null && !read.accounts.isEmpty()) {
            reader.problem("account.<login> and accounts.database are both given: remove either.");
        }
        reader.finish();
        return read;
    }

    Organisations.Policy policy() {
        return new Organisations.Policy(lifetimes, freeze, oneTimePasswordLifetime);
    }

    /** Whether browsers reach the service by https: through a proxy, for it speaks none itself. */
    boolean isSecure() {
        return publicUrl != null && "https".equalsIgnoreCase(publicUrl.getScheme());
    }

    private static TrustedProxies trustedProxies(SettingsReader reader) {
        TrustedProxies proxies = TrustedProxies.NONE;
        for (String text : reader.list("trustedProxies")) {
            TrustedProxies more = proxies.and(text);
            if (more == null) {
                reader.problem("trustedProxies has \"" + text
                        + "\": give an address, or a network like 10.0.0.0/8 or 2001:db8::/32.");
            } else {
                proxies = more;
            }
        }
        return proxies;
    }

    private static @Nullable URI publicUrl(SettingsReader reader) {
        URI address = reader.address("publicUrl");
        if (address != null && address.getRawQuery() != null) {
            reader.problem("publicUrl is \"" + address + "\": leave out the question mark and what follows.");
        }
        return address;
    }

    /** Null for memory. */
    private static @Nullable DatabaseSettings database(SettingsReader reader) {
        String url = reader.text("database", "jdbc:h2:file:./seatkeeper");
        String user = reader.text("databaseUser");
        String password = reader.text("databasePassword");
        int poolSize = reader.numberOr("databasePoolSize", 1, 1_000, 10, "a whole number from 1 to 1000");
        if (!url.equals("memory") && !url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
            reader.problem("database is no URL of a database this service can use: give one that begins with"
                    + " jdbc:postgresql: or jdbc:h2:, or give memory.");
        }
        return url.equals("memory") ? null : new DatabaseSettings(url, user, password, poolSize);
    }

    private static Lifetimes lifetimes(SettingsReader reader) {
        Duration anonymous = reader.duration("anonymousLifetime", Duration.ofHours(1));
        return new Lifetimes(
                new Lifetime(anonymous, anonymous),
                lifetime(reader, "idleLifetime", Duration.ofHours(4), "absoluteLifetime", Duration.ofHours(24)),
                lifetime(
                        reader,
                        "rememberedIdleLifetime",
                        Duration.ofDays(30),
                        "rememberedLifetime",
                        Duration.ofDays(90)));
    }

    private static Duration oneTimePasswordLifetime(SettingsReader reader) {
        Duration lifetime = reader.duration("oneTimePasswordLifetime", FIVE_MINUTES);
        if (lifetime.compareTo(FIVE_MINUTES) < 0) {
            reader.problem("oneTimePasswordLifetime is " + lifetime
                    + ", but sites count on five minutes: give PT5M or more, or leave it out.");
        }
        return lifetime;
    }

    private static @Nullable SharedSecret metricsKey(SettingsReader reader) {
        return secret(reader, "metricsKey", reader.text("metricsKey", ""));
    }

    private static Lifetime lifetime(
            SettingsReader reader, String idleName, Duration idleDefault, String allName, Duration allDefault) {
        Duration idle = reader.duration(idleName, idleDefault);
        Duration all = reader.duration(allName, allDefault);
        if (idle.compareTo(all) > 0) {
            reader.problem(
                    idleName + " is " + idle + " and longer than " + allName + ", " + all + ": make it shorter.");
        }
        return new Lifetime(idle, all);
    }

    private static List<RegisteredClient> clients(SettingsReader reader, String organisation, boolean canHaveOthers) {
        List<RegisteredClient> clients = new ArrayList<>();
        Set<String> ids =
                reader.middles("client.", Set.of("name", "secret", "previousSecret", "landing", "returnOrigins"));
        for (String id : ids) {
            String prefix = "client." + id + ".";
            String name = name(reader, prefix + "name");
            SharedSecret secret = secret(
                    reader, prefix + "secret", reader.required(prefix + "secret", "a secret of at least 32 bytes"));
            SharedSecret previous =
                    secret(reader, prefix + "previousSecret", reader.text(prefix + "previousSecret", ""));
            URI landing = reader.address(prefix + "landing");
            Set<String> origins = reader.origins(prefix + "returnOrigins");
            if (secret != null) {
                clients.add(new RegisteredClient(
                        id,
                        organisation,
                        name,
                        secret,
                        previous,
                        previous == null ? null : Instant.MAX,
                        landing,
                        origins));
            }
        }
        if (ids.isEmpty() && !canHaveOthers) {
            reader.problem("No API client may call: give at least one client.<id>.secret.");
        }
        return List.copyOf(clients);
    }

    private static @Nullable String name(SettingsReader reader, String setting) {
        String name = reader.text(setting);
        if (name != null && !SiteName.isOne(name)) {
            reader.problem(setting + " is \"" + name + "\": " + SiteName.WANTED);
        }
        return name;
    }

    private static @Nullable SharedSecret secret(SettingsReader reader, String name, String text) {
        if (text.isEmpty()) {
            return null;
        }
        SharedSecret secret = SharedSecret.of(text);
        if (secret.isShort()) {
            reader.problem(name + " has fewer than 32 bytes: give a longer one, random.");
        }
        return secret;
    }

    private static List<Staff> staff(SettingsReader reader, String organisation) {
        List<Staff> staff = new ArrayList<>();
        Set<String> logins = new HashSet<>();
        for (String login : reader.middles("staff.", Set.of("password", "role"))) {
            String prefix = "staff." + login + ".";
            String hash = hash(reader, prefix + "password");
            Staff.Role role = reader.choice(prefix + "role", Staff.Role.class, Staff.Role.CUSTOMER_SERVICE);
            if (!logins.add(Account.folded(login))) {
                reader.problem("staff." + login + " is there twice: logins differ in more than upper and lower case.");
            }
            staff.add(new Staff(login, organisation, hash, role));
        }
        return List.copyOf(staff);
    }

    private static String hash(SettingsReader reader, String name) {
        String hash = reader.required(name, "a hash made by the command hash-password");
        if (!hash.isEmpty() && !PasswordHashes.isOne(hash)) {
            reader.problem(name + " is not a hash this service reads: make one with the command hash-password.");
        }
        return hash;
    }

    private static List<Account> accounts(SettingsReader reader, String organisation) {
        List<Account> accounts = new ArrayList<>();
        Set<String> logins = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (String login :
                reader.middles("account.", Set.of("password", "id", "active", "sessionLimit", "products"))) {
            String prefix = "account." + login + ".";
            String folded = Account.folded(login);
            String hash = hash(reader, prefix + "password");
            String id = reader.text(prefix + "id", idOf(organisation, folded));
            if (!logins.add(folded)) {
                reader.problem(
                        "account." + login + " is there twice: logins differ in more than upper and lower case.");
            }
            if (!ids.add(id)) {
                reader.problem(prefix + "id is \"" + id + "\", which another account has: give each its own.");
            }
            boolean active = reader.flag(prefix + "active", true);
            Integer limit = reader.number(prefix + "sessionLimit", 1, 1_000_000, null, LIMIT);
            accounts.add(new Account(id, login, hash, active, limit, reader.list(prefix + "products")));
        }
        return List.copyOf(accounts);
    }

    /** The same at every start, on every node. */
    private static String idOf(String organisation, String foldedLogin) {
        byte[] name = (organisation + "/" + foldedLogin).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString();
    }
}
