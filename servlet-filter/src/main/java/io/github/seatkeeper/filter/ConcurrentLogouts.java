package io.github.seatkeeper.filter;

import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.client.SsoException;
import io.github.seatkeeper.client.Visitor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Logs several sessions out at once, all within one deadline: a few calls at a time for each customer, so that one with
 * many sessions leaves room for the others, and as many for all as may be under way. Thread-safe.
 */
final class ConcurrentLogouts implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ConcurrentLogouts.class.getName());
    private static final int FOR_ONE_CUSTOMER = 8;
    private static final long IDLE_SECONDS = 30;
    private static final long STOP_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final SsoClient client;
    private final Duration deadline;
    private final ExecutorService executor;
    private final Set<Thread> started = ConcurrentHashMap.newKeySet();

    ConcurrentLogouts(SsoClient client, int maxConcurrent, Duration deadline) {
        this.client = client;
        this.deadline = deadline;
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                maxConcurrent, maxConcurrent, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "seatkeeper-logout");
                    thread.setDaemon(true);
                    started.removeIf(one -> one.getState() == Thread.State.TERMINATED);
                    started.add(thread);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        this.executor = threads;
    }

    /** How long they may take. */
    Duration deadline() {
        return deadline;
    }

    /** Gives back those that are logged out now; one that was gone already is among them. */
    Set<OfferedSession> logOut(Collection<OfferedSession> sessions, Visitor visitor) {
        return logOut(sessions, visitor, deadline);
    }

    /**
     * The same with less time.
     *
     * @param within how long it may take; where nothing is left, none is logged out
     */
    Set<OfferedSession> logOut(Collection<OfferedSession> sessions, Visitor visitor, Duration within) {
        Queue<OfferedSession> waiting = new ConcurrentLinkedQueue<>(sessions);
        Set<OfferedSession> gone = ConcurrentHashMap.newKeySet();
        List<Callable<Void>> lanes = new ArrayList<>();
        for (int i = 0; i < Math.min(FOR_ONE_CUSTOMER, sessions.size()); i++) {
            lanes.add(() -> logOutEach(waiting, gone, visitor));
        }
        try {
            for (Future<Void> lane : executor.invokeAll(lanes, within.toNanos(), TimeUnit.NANOSECONDS)) {
                if (!lane.isCancelled()) {
                    lane.get();
                }
            }
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "The site is being stopped.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A logout failed in a way nobody foresaw.", e.getCause());
        }
        return Set.copyOf(gone);
    }

    private Void logOutEach(Queue<OfferedSession> waiting, Set<OfferedSession> gone, Visitor visitor) {
        OfferedSession next = waiting.poll();
        while (next != null && !Thread.currentThread().isInterrupted()) {
            try {
                client.logout(next.id(), visitor);
                gone.add(next);
            } catch (SsoException e) {
                LOG.log(Level.WARNING, "A chosen session was not logged out: {0}", e.getMessage());
            }
            next = waiting.poll();
        }
        return null;
    }

    @Override
    public void close() {
        executor.shutdownNow();
        long until = System.nanoTime() + STOP_NANOS;
        try {
            // a container that stops the site looks for threads that are still there; an executor is done before they
            // are
            for (Thread thread : started) {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
