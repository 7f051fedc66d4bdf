package io.github.seatkeeper.server.store.memory;

import io.github.seatkeeper.server.store.BrowserStore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The browsers of one node, at most 200,000. */
final class MemoryBrowserStore implements BrowserStore {
    private final ExpiringMap<Browser> browsers = new ExpiringMap<>(200_000);

    @Override
    public @Nullable Browser find(String keyHash, Instant now) {
        return browsers.get(keyHash, now);
    }

    @Override
    public boolean add(String keyHash, Browser browser, Instant expiresAt, Instant now) {
        return browsers.add(keyHash, browser, expiresAt, now);
    }

    @Override
    public boolean replace(String oldKeyHash, String keyHash, Browser browser, Instant expiresAt, Instant now) {
        return browsers.replace(oldKeyHash, keyHash, browser, expiresAt, now);
    }

    @Override
    public boolean handOver(Handover keys, Instant now) {
        synchronized (browsers) {
            boolean known = browsers.get(keys.oldKeyHash(), now) != null;
            if (known) {
                takeOver(keys, now);
            }
            return known;
        }
    }

    @Override
    public void takeOver(Handover keys, Instant now) {
        synchronized (browsers) {
            browsers.remove(keys.oldKeyHash());
            browsers.remove(keys.markerHash());
            browsers.add(keys.markerHash(), keys.browser(), keys.markerUntil(), now);
            browsers.add(keys.keyHash(), keys.browser(), keys.expiresAt(), now);
        }
    }
}
