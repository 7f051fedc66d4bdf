package io.github.seatkeeper.server.bench;

import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.login.Lifetimes;
import io.github.seatkeeper.server.login.OrganisationRules;
import io.github.seatkeeper.server.login.Organisations;
import io.github.seatkeeper.server.login.PasswordChecker;
import io.github.seatkeeper.server.login.SecretGenerator;
import io.github.seatkeeper.server.monitoring.Monitoring;
import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.FreezePolicy;
import io.github.seatkeeper.server.store.Organisation;
import io.github.seatkeeper.server.store.Stores;
import io.github.seatkeeper.server.store.jdbc.DatabaseSettings;
import io.github.seatkeeper.server.store.jdbc.JdbcStores;
import io.github.seatkeeper.server.store.memory.MemoryStores;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.security.crypto.password.PasswordEncoder;

/** One kind of stores with an organisation and its accounts in it, and the rules over them, whose hashes cost nothing. */
final class StoresUnderTest implements AutoCloseable {
    static final String PASSWORD = "wonderland";

    private static final int SEATS = 50;

    /** Passwords are their own hashes. */
    private static final class Costless implements PasswordEncoder {
        @Override
        public String encode(CharSequence password) {
            return password.toString();
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            return hash.contentEquals(password);
        }
    }

    final String name;
    final OrganisationRules rules;
    private final Stores stores;
    private final Monitoring monitoring;

    private StoresUnderTest(String name, Stores stores, Clock clock) {
        this.name = name;
        this.stores = stores;
        this.monitoring = new Monitoring(clock);
        stores.organisations().add(new Organisation("harbour", "Harbour", SharedSecret.of("key")), SEATS);
        Organisations.Policy policy = new Organisations.Policy(
                new Lifetimes(Sessions.HOUR, Sessions.DAY, Sessions.DAY),
                new FreezePolicy(5, Duration.ofMinutes(15)),
                Duration.ofMinutes(5));
        this.rules = Objects.requireNonNull(new Organisations(
                        stores,
                        policy,
                        new PasswordChecker(new Costless()),
                        new SecretGenerator(new SecureRandom()),
                        monitoring::observer,
                        clock)
                .of("harbour"));
    }

    static StoresUnderTest memory(Clock clock) {
        return new StoresUnderTest("memory store", new MemoryStores("nobody's", new SecureRandom()), clock);
    }

    static StoresUnderTest jdbc(String name, DatabaseSettings database, Clock clock) {
        return new StoresUnderTest(name, JdbcStores.open(database, "nobody's", Duration.ofDays(400), clock), clock);
    }

    /** Accounts named as {@link Sessions#account} says. */
    void addAccounts(int number) {
        for (int n = 0; n < number; n++) {
            String id = Sessions.account(n);
            rules.stores().accounts().add(Account.active(id, id, PASSWORD));
        }
    }

    @Override
    public void close() {
        monitoring.close();
        stores.close();
    }
}
