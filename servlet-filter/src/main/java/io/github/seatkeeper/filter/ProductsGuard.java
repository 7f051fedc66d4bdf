package io.github.seatkeeper.filter;

import dev.failsafe.Bulkhead;
import dev.failsafe.CircuitBreaker;
import io.github.seatkeeper.client.CallGuard;
import io.github.seatkeeper.client.SsoException;
import io.github.seatkeeper.client.SsoUnavailableException;
import java.time.Duration;

/**
 * Keeps an account API that is away from making the site slow, and from taking anything away from logins: few calls are
 * under way at once, and after some failures in a row it is left alone, but for one call now and then. Thread-safe.
 */
final class ProductsGuard {
    private static final int FAILURES_IN_A_ROW = 5;

    private final Bulkhead<Object> bulkhead;
    private final CircuitBreaker<Object> breaker;

    /**
     * Begins with the account API believed to be there.
     *
     * @param maxConcurrent how many calls may be under way
     * @param askAgainAfter how long to leave it alone when it is away
     */
    ProductsGuard(int maxConcurrent, Duration askAgainAfter) {
        this.bulkhead = Bulkhead.of(maxConcurrent);
        this.breaker = CircuitBreaker.builder()
                .withFailureThreshold(FAILURES_IN_A_ROW)
                .withSuccessThreshold(1)
                .withDelay(askAgainAfter)
                .build();
    }

    /** Whether the account API answered of late. */
    boolean isAnswering() {
        return breaker.isClosed();
    }

    <T> T guard(CallGuard.Call<T> call) throws SsoException {
        if (!bulkhead.tryAcquirePermit()) {
            throw new SsoUnavailableException(
                    "As many calls of the account API as there may be are under way already.");
        }
        try {
            if (!breaker.tryAcquirePermit()) {
                throw new SsoUnavailableException("The account API is away and was not asked.");
            }
            return recorded(call);
        } finally {
            bulkhead.releasePermit();
        }
    }

    private <T> T recorded(CallGuard.Call<T> call) throws SsoException {
        boolean answered = false;
        try {
            T result = call.make();
            answered = true;
            return result;
        } catch (SsoException e) {
            answered = e.isOfThisCallAlone();
            throw e;
        } finally {
            if (answered) {
                breaker.recordSuccess();
            } else {
                breaker.recordFailure();
            }
        }
    }
}
