package io.github.seatkeeper.filter;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The trips to the service on which one HttpSession's browser was sent, to be identified there. At most five are
 * expected back, the newest. Thread-safe.
 */
final class SignOnTrips implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MAX = 5;

    private final LinkedHashMap<String, String> targets = new LinkedHashMap<>();
    private @Nullable Instant last;
    private boolean unanswered;

    /**
     * Begins one unless it is too early for it.
     *
     * @param browser the hash of the {@link TripCookie} of the browser that goes
     * @param target where the customer is going, relative to the site's context
     * @param pause how long after an answer the service is not asked again
     * @param patience the same after a trip that nobody came back from
     * @return what the browser is to bring back; null if it is not to go
     */
    synchronized @Nullable String begin(String browser, String target, Instant now, Duration pause, Duration patience) {
        if (last != null && now.isBefore(last.plus(unanswered ? patience : pause))) {
            return null;
        }
        last = now;
        unanswered = true;
        String returnValue = Tokens.random();
        targets.put(key(browser, returnValue), target);
        Iterator<String> oldest = targets.keySet().iterator();
        while (targets.size() > MAX) {
            oldest.next();
            oldest.remove();
        }
        return returnValue;
    }

    /** Where the customer of that trip is going, told that browser once; null for a trip that is not, or no longer, its. */
    synchronized @Nullable String end(String browser, String returnValue) {
        return targets.remove(key(browser, returnValue));
    }

    synchronized void answered(Instant now) {
        last = now;
        unanswered = false;
    }

    private static String key(String browser, String returnValue) {
        return browser + " " + returnValue;
    }

    private synchronized void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
    }
}
