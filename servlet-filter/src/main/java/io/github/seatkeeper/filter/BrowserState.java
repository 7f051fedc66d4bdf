package io.github.seatkeeper.filter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/** What the HttpSession keeps of this browser between its requests. An HttpSession that ends meanwhile keeps nothing. */
final class BrowserState {
    private static final String PREFIX = "io.github.seatkeeper.";
    private static final String SESSION = PREFIX + "session";
    private static final String PENDING = PREFIX + "pending";
    private static final String NOTICE = PREFIX + "notice";
    private static final String RETURN_TO = PREFIX + "returnTo";

    private BrowserState() {}

    static @Nullable SsoSession session(HttpServletRequest request) {
        return get(request, SESSION, SsoSession.class);
    }

    static void setSession(HttpServletRequest request, SsoSession session) {
        set(request, SESSION, session);
    }

    static void removeSession(HttpServletRequest request) {
        remove(request, SESSION);
    }

    static @Nullable PendingLogins pending(HttpServletRequest request) {
        return get(request, PENDING, PendingLogins.class);
    }

    /** Stores it under a new HttpSession id: whoever planted the old one is not to see the list. */
    static void addPending(HttpServletRequest request, PendingLogin pending) {
        renewId(request);
        PendingLogins all = pending(request);
        PendingLogins kept = all == null ? new PendingLogins() : all;
        kept.put(pending);
        set(request, PENDING, kept);
    }

    static void updatePending(HttpServletRequest request, PendingLogin pending) {
        PendingLogins all = pending(request);
        if (all != null) {
            all.update(pending);
            set(request, PENDING, all);
        }
    }

    static void removePending(HttpServletRequest request, PendingLogin pending) {
        PendingLogins all = pending(request);
        if (all != null) {
            all.remove(pending.id());
            set(request, PENDING, all);
        }
    }

    /** Somebody is logged in now, under a new HttpSession id and with nothing left of what was before. */
    static void logIn(HttpServletRequest request, SsoSession session) {
        renewId(request);
        PendingLogins waiting = pending(request);
        if (waiting != null) {
            waiting.clear();
        }
        remove(request, PENDING);
        remove(request, NOTICE);
        remove(request, RETURN_TO);
        set(request, SESSION, session);
    }

    static @Nullable Notice notice(HttpServletRequest request) {
        return get(request, NOTICE, Notice.class);
    }

    static void setNotice(HttpServletRequest request, Notice notice) {
        set(request, NOTICE, notice);
    }

    static void removeNotice(HttpServletRequest request) {
        remove(request, NOTICE);
    }

    static @Nullable String returnTo(HttpServletRequest request) {
        return get(request, RETURN_TO, String.class);
    }

    static void setReturnTo(HttpServletRequest request, @Nullable String url) {
        if (url != null) {
            set(request, RETURN_TO, url);
        }
    }

    static void invalidate(HttpServletRequest request) {
        HttpSession http = request.getSession(false);
        if (http != null) {
            try {
                http.invalidate();
            } catch (IllegalStateException e) {
                return; // another request was first
            }
        }
    }

    static void renewId(HttpServletRequest request) {
        if (request.getSession(false) == null) {
            request.getSession(true);
        } else {
            request.changeSessionId();
        }
    }

    private static <T> @Nullable T get(HttpServletRequest request, String name, Class<T> type) {
        HttpSession http = request.getSession(false);
        if (http == null) {
            return null;
        }
        try {
            Object value = http.getAttribute(name);
            return type.isInstance(value) ? type.cast(value) : null;
        } catch (IllegalStateException e) {
            return null; // ended while this request was on its way
        }
    }

    private static void set(HttpServletRequest request, String name, Object value) {
        request.getSession(true).setAttribute(name, value);
    }

    private static void remove(HttpServletRequest request, String name) {
        HttpSession http = request.getSession(false);
        if (http != null) {
            try {
                http.removeAttribute(name);
            } catch (IllegalStateException e) {
                return; // ended, and the attribute with it
            }
        }
    }
}
