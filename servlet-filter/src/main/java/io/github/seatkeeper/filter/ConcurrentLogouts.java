package io.github.seatkeeper.filter;

import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.client.SsoException;
import io.github.seatkeeper.client.Visitor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Logs several sessions out at once: a few calls at a time, all within one deadline. Thread-safe. */
final class ConcurrentLogouts implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ConcurrentLogouts.class.getName());
    private static final int THREADS = 8;

    private final SsoClient client;
    private final Duration deadline;
    private final ExecutorService executor;

    ConcurrentLogouts(SsoClient client, Duration deadline) {
        this.client = client;
        this.deadline = deadline;
        this.executor = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "seatkeeper-logout");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Gives back those that are logged out now; one that was gone already is among them. */
    Set<OfferedSession> logOut(Collection<OfferedSession> sessions, Visitor visitor) {
        List<Callable<Optional<OfferedSession>>> calls = new ArrayList<>();
        for (OfferedSession session : sessions) {
            calls.add(() -> logOut(session, visitor));
        }
        Set<OfferedSession> gone = new HashSet<>();
        try {
            for (Future<Optional<OfferedSession>> call :
                    executor.invokeAll(calls, deadline.toNanos(), TimeUnit.NANOSECONDS)) {
                if (!call.isCancelled()) {
                    call.get().ifPresent(gone::add);
                }
            }
        } catch (RejectedExecutionException e) {
            return gone; // the site is being stopped
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A logout failed in a way nobody foresaw.", e.getCause());
        }
        return gone;
    }

    private Optional<OfferedSession> logOut(OfferedSession session, Visitor visitor) {
        try {
            client.logout(session.id(), visitor);
            return Optional.of(session);
        } catch (SsoException e) {
            LOG.log(Level.WARNING, "A chosen session was not logged out: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
