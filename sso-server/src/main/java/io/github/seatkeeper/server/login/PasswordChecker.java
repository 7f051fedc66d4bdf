package io.github.seatkeeper.server.login;

import io.github.seatkeeper.protocol.Password;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Compares passwords with hashes, at most one a core at a time: a hash is made to be expensive, and more at once would
 * only make all of them slow. Others queue, a short while. Thread-safe.
 */
public final class PasswordChecker {
    private static final int MAX_QUEUE = 64;

    private final PasswordEncoder encoder;
    private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    /**
     * Makes a checker.
     *
     * @param encoder knows every kind of hash there is among the accounts
     */
    public PasswordChecker(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    boolean matches(Password password, String hash, Deadline deadline) throws TooBusyException {
        if (!acquireCore(deadline)) {
            throw new TooBusyException("Too many passwords are being checked.");
        }
        try {
            return encoder.matches(password.value(), hash);
        } finally {
            cores.release();
        }
    }

    String hash(Password password, Deadline deadline) throws TooBusyException {
        if (!acquireCore(deadline)) {
            throw new TooBusyException("Too many passwords are being checked.");
        }
        try {
            String hash = encoder.encode(password.value());
            if (hash == null) {
                throw new IllegalStateException("The encoder made no hash.");
            }
            return hash;
        } finally {
            cores.release();
        }
    }

    /**
     * How many passwords wait to be checked.
     *
     * @return a number that may have changed already
     */
    public int waiting() {
        return cores.getQueueLength();
    }

    private boolean acquireCore(Deadline deadline) {
        if (cores.getQueueLength() >= MAX_QUEUE) {
            return false;
        }
        try {
            return cores.tryAcquire(Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
