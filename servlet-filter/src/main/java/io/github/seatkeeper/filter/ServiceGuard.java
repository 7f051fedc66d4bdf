package io.github.seatkeeper.filter;

import dev.failsafe.Bulkhead;
import dev.failsafe.CircuitBreaker;
import io.github.seatkeeper.client.CallGuard;
import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.client.SsoException;
import io.github.seatkeeper.client.SsoUnavailableException;
import io.github.seatkeeper.client.Visitor;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SessionStatus;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a service that is away from making the site slow: only so many calls are under way at once, and after a few in a
 * row that got no answer there are none at all. Then a thread of its own asks the service, one question at a time,
 * whether it is back, so that no customer waits for the answer. A call that is not made fails at once. Thread-safe.
 */
final class ServiceGuard implements CallGuard, AutoCloseable {
    /** How the calls go just now. */
    enum State {
        ANSWERING,
        AWAY,
        BEING_ASKED
    }

    private static final Logger LOG = System.getLogger(ServiceGuard.class.getName());
    private static final int FAILURES_IN_A_ROW = 5;
    private static final Duration LONGEST_END = Duration.ofSeconds(1);
    /** What a login post calls, which anybody can send. */
    private static final Set<String> LOGIN = Set.of("createsession", "authenticate");

    private static final Visitor NOBODY = new Visitor("127.0.0.1", "Seatkeeper");

    private final SsoClient unguarded;
    private final Bulkhead<Object> bulkhead;
    private final Bulkhead<Object> logins;
    private final CircuitBreaker<Object> breaker;
    private final ScheduledExecutorService prober;
    private final Duration askAgainAfter;

    /**
     * Begins with the service believed to be there.
     *
     * @param maxConcurrent how many calls may be under way; half of them may be logins, which anybody can try
     * @param askAgainAfter how long to leave a service alone that is away
     */
    ServiceGuard(SsoClient unguarded, int maxConcurrent, Duration askAgainAfter) {
        this.unguarded = unguarded;
        this.askAgainAfter = askAgainAfter;
        this.bulkhead = Bulkhead.of(maxConcurrent);
        this.logins = Bulkhead.of(Math.max(1, maxConcurrent / 2));
        this.prober = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "seatkeeper-prober");
            thread.setDaemon(true);
            return thread;
        });
        this.breaker = CircuitBreaker.<Object>builder()
                .withFailureThreshold(FAILURES_IN_A_ROW)
                .withSuccessThreshold(1)
                .withDelay(askAgainAfter)
                .onOpen(opened -> probeLater())
                .onClose(closed -> LOG.log(Level.INFO, "The SSO service answers again."))
                .build();
    }

    /** The client whose calls are all guarded. */
    SsoClient client() {
        return unguarded.guardedBy(this);
    }

    State state() {
        return switch (breaker.getState()) {
            case CLOSED -> State.ANSWERING;
            case OPEN -> State.AWAY;
            case HALF_OPEN -> State.BEING_ASKED;
        };
    }

    @Override
    public <T> T guard(String operation, Call<T> call) throws SsoException {
        if (!LOGIN.contains(operation)) {
            return guarded(call);
        }
        if (!logins.tryAcquirePermit()) {
            throw new SsoUnavailableException(
                    "Logins have taken half of ssoMaxConcurrent and leave the rest to others.");
        }
        try {
            return guarded(call);
        } finally {
            logins.releasePermit();
        }
    }

    /** Waits a moment for the thread's end: a container looks for it as soon as the site is stopped. */
    @Override
    public void close() {
        prober.shutdownNow();
        try {
            if (!prober.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(Level.DEBUG, "A call to the SSO service outlives the site.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> T guarded(Call<T> call) throws SsoException {
        if (!breaker.isClosed()) {
            throw new SsoUnavailableException("The SSO service is away and was not asked.");
        }
        if (!bulkhead.tryAcquirePermit()) {
            throw new SsoUnavailableException("As many calls as ssoMaxConcurrent allows are under way already.");
        }
        try {
            T result = call.make();
            breaker.recordSuccess();
            return result;
        } catch (SsoException e) {
            if (!e.isOfThisCallAlone()) {
                failed(e);
            }
            throw e;
        } finally {
            bulkhead.releasePermit();
        }
    }

    private void failed(SsoException cause) {
        boolean answeredBefore = breaker.isClosed();
        breaker.recordFailure();
        if (answeredBefore && !breaker.isClosed()) {
            LOG.log(Level.WARNING, "The SSO service is away and is left alone for now: {0}", cause.getMessage());
        }
    }

    private void probeLater() {
        try {
            ScheduledFuture<?> ignored = prober.schedule(this::probe, askAgainAfter.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "The site is being stopped.");
        }
    }

    /** Asks for a session that there is not: changes nothing there, and whatever the service says is an answer. */
    private void probe() {
        if (!bulkhead.tryAcquirePermit()) {
            probeLater();
            return;
        }
        try {
            if (breaker.tryAcquirePermit()) {
                ask();
            } else {
                probeLater();
            }
        } finally {
            bulkhead.releasePermit();
        }
    }

    private void ask() {
        boolean answering = false;
        try {
            answering = isAnswering();
        } finally {
            if (answering) {
                breaker.recordSuccess();
            } else {
                breaker.recordFailure(); // which opens it again, and has the service asked later
            }
        }
    }

    private boolean isAnswering() {
        try {
            unguarded.sessionStatus(new SessionId(Tokens.random()), NOBODY, SessionStatus.ANONYMOUS);
            return true;
        } catch (SsoException e) {
            LOG.log(Level.DEBUG, "The SSO service was asked whether it is back: {0}", e.getMessage());
            return e.isOfThisCallAlone();
        }
    }
}
