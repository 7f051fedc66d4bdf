package io.github.seatkeeper.filter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One lock for each HttpSession, kept while somebody wants it: what changes in an HttpSession calls the site's listeners,
 * which may take their time, but nobody else's. Containers give the same HttpSession a new id, and some a new object for
 * each request; when it was created stays. Those created in the same millisecond share a lock. Thread-safe.
 */
final class HttpSessionLocks {
    private final ConcurrentMap<Long, Lock> wanted = new ConcurrentHashMap<>();

    private static final class Lock {
        /** How many want it; changed within {@code compute} only. */
        private int wanting;
    }

    /** Takes the step while no other request takes one in the same HttpSession; without one there is nothing to share. */
    <T extends @Nullable Object> T holding(HttpServletRequest request, Supplier<T> step) {
        Long created = created(request);
        if (created == null) {
            return step.get();
        }
        Lock lock = wanted.compute(created, (key, known) -> {
            Lock wantedNow = known == null ? new Lock() : known;
            wantedNow.wanting++;
            return wantedNow;
        });
        try {
            synchronized (lock) {
                return step.get();
            }
        } finally {
            wanted.computeIfPresent(created, (key, known) -> --known.wanting == 0 ? null : known);
        }
    }

    /** Whether nobody wants one. */
    boolean isEmpty() {
        return wanted.isEmpty();
    }

    private static @Nullable Long created(HttpServletRequest request) {
        HttpSession http = BrowserState.http(request);
        try {
            return http == null ? null : http.getCreationTime();
        } catch (IllegalStateException e) {
            return null; // ended by another request, and everything in it
        }
    }
}
