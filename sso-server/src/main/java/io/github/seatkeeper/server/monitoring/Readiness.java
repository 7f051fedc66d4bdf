package io.github.seatkeeper.server.monitoring;

import io.github.seatkeeper.server.store.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Whether requests should be sent here: between the start and the stop, while the store can be used. The store is asked
 * at most once a second, by one thread at a time; others get the answer before. Thread-safe.
 */
public final class Readiness {
    /** Whether, and if not, why. */
    public enum State {
        /** Requests are answered. */
        UP,
        /** Not everything is up yet, or the store is away. */
        DOWN,
        /** The service is about to stop. */
        STOPPING
    }

    private static final System.Logger LOG = System.getLogger(Readiness.class.getName());
    private static final Duration ASKED_EVERY = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final Runnable check;
    private CompletableFuture<Boolean> asked = CompletableFuture.completedFuture(false);
    private long askAgainAt = System.nanoTime();
    private boolean last;
    private boolean started;
    private boolean stopping;

    /**
     * Not ready until {@link #start}.
     *
     * @param check throws {@link StoreUnavailableException} while the store can't be used
     */
    public Readiness(Runnable check) {
        this.check = check;
    }

    /** Everything is up. */
    public synchronized void start() {
        started = true;
    }

    /** From now on, no more requests should be sent. */
    public synchronized void stop() {
        stopping = true;
    }

    /**
     * The state now, or up to a second ago; after two seconds at most.
     *
     * @return the state
     */
    public State state() {
        CompletableFuture<Boolean> answer;
        synchronized (this) {
            if (stopping || !started) {
                return stopping ? State.STOPPING : State.DOWN;
            }
            if (!asked.isDone() || System.nanoTime() - askAgainAt < 0) {
                return last ? State.UP : State.DOWN;
            }
            askAgainAt = System.nanoTime() + ASKED_EVERY.toNanos();
            asked = CompletableFuture.supplyAsync(
                    this::ask, check -> thread(check).start());
            answer = asked;
        }
        boolean up = await(answer);
        synchronized (this) {
            last = up;
            return stopping ? State.STOPPING : up ? State.UP : State.DOWN;
        }
    }

    /** A check that hangs longer than anybody waits keeps others from being begun. */
    private static Thread thread(Runnable check) {
        Thread thread = new Thread(check, "sso-readiness");
        thread.setDaemon(true);
        return thread;
    }

    private boolean ask() {
        try {
            check.run();
            return true;
        } catch (StoreUnavailableException e) {
            LOG.log(System.Logger.Level.DEBUG, "The store can't be used.", e);
            return false;
        }
    }

    private static boolean await(CompletableFuture<Boolean> answer) {
        try {
            return answer.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            LOG.log(System.Logger.Level.ERROR, "Whether the store can be used could not be told.", e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
