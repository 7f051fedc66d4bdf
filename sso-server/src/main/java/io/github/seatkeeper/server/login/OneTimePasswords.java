package io.github.seatkeeper.server.login;

import io.github.seatkeeper.protocol.OneTimePassword;
import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.SingleUseStore;
import io.github.seatkeeper.server.store.SingleUseStore.Consumption;
import io.github.seatkeeper.server.store.SingleUseStore.Purpose;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Generates one-time passwords and consumes them, each once, on the session and by the client it is for. One is bound to
 * the password that led to it, and worth nothing once that is changed. Thread-safe.
 */
public final class OneTimePasswords {
    private final SingleUseStore store;
    private final SecretGenerator secrets;
    private final Duration lifetime;
    private final Clock clock;

    /**
     * Puts the rule together.
     *
     * @param store holds their hashes
     * @param secrets makes them
     * @param lifetime how long one is good
     * @param clock tells when one is too old
     */
    public OneTimePasswords(SingleUseStore store, SecretGenerator secrets, Duration lifetime, Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    OneTimePassword generate(LoginAttempt attempt, Account account) {
        Purpose purpose = new Purpose(attempt.session(), attempt.clientId(), account.id(), tagOf(account));
        String secret = secrets.next();
        Instant now = clock.instant();
        store.add(SecretGenerator.hash(secret), purpose, now.plus(lifetime), now);
        return new OneTimePassword(secret);
    }

    /** What one that is good is for; it stays good. Null if it is not. */
    @Nullable
    Purpose find(OneTimePassword presented) {
        return store.find(SecretGenerator.hash(presented.value()), clock.instant());
    }

    /** Whether the account's password is still the one that led to it. */
    static boolean isStillOf(Account account, Purpose purpose) {
        return purpose.passwordTag().equals(tagOf(account));
    }

    private static String tagOf(Account account) {
        return SecretGenerator.hash(account.passwordHash());
    }

    Consumption consume(OneTimePassword presented, LoginAttempt by) {
        return store.consume(SecretGenerator.hash(presented.value()), by.session(), by.clientId(), clock.instant());
    }
}
