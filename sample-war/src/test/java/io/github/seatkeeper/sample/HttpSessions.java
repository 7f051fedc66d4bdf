package io.github.seatkeeper.sample;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A listener of the site's that knows its live HttpSessions, so that a test can let them run out. */
final class HttpSessions implements HttpSessionListener {
    private final Set<HttpSession> live = ConcurrentHashMap.newKeySet();

    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicReference<Runnable> atNextEnd = new AtomicReference<>(() -> {});

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        live.add(event.getSession());
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        live.remove(event.getSession());
        ended.incrementAndGet();
        atNextEnd.getAndSet(() -> {}).run();
    }

    void atNextEnd(Runnable work) {
        atNextEnd.set(work);
    }

    int ended() {
        return ended.get();
    }

    Set<HttpSession> live() {
        return Set.copyOf(live);
    }

    void invalidateAll() {
        Set.copyOf(live).forEach(HttpSession::invalidate);
    }
}
