package io.github.seatkeeper.filter;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The logins of one HttpSession that wait for a choice: at most five, the newest stay. Thread-safe. */
final class PendingLogins implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MAX = 5;

    private final LinkedHashMap<String, PendingLogin> byId = new LinkedHashMap<>();

    synchronized @Nullable PendingLogin get(String id) {
        return byId.get(id);
    }

    synchronized void put(PendingLogin pending) {
        byId.put(pending.id(), pending);
        Iterator<Map.Entry<String, PendingLogin>> oldest = byId.entrySet().iterator();
        while (byId.size() > MAX) {
            oldest.next();
            oldest.remove();
        }
    }

    /** Stores what a choice left behind, unless the login was dropped in the meantime. */
    synchronized void update(PendingLogin pending) {
        byId.computeIfPresent(pending.id(), (id, before) -> pending);
    }

    /** Somebody logged in: nothing waits any more, also for requests that are still on their way. */
    synchronized void clear() {
        byId.clear();
    }

    private synchronized void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
    }

    synchronized void remove(String id) {
        byId.remove(id);
    }
}
