package io.github.seatkeeper.filter;

import io.github.seatkeeper.protocol.SessionId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the HttpSession keeps of this browser between its requests. An HttpSession that ends meanwhile keeps nothing.
 *
 * <p>A request can be under way for long while others change its HttpSession: somebody who planted it holds one back
 * until the victim has logged in. So what a request may change is decided in one step with the change, under a lock of that
 * HttpSession's, and a request that was {@link #overtaken} touches nobody else's login.
 */
final class BrowserState {
    private static final String PREFIX = "io.github.seatkeeper.";
    private static final String SESSION = PREFIX + "session";
    private static final String PENDING = PREFIX + "pending";
    private static final String NOTICE = PREFIX + "notice";
    private static final String RETURN_TO = PREFIX + "returnTo";
    private static final String NEXT = PREFIX + "next";
    private static final String TRIPS = PREFIX + "trips";
    private static final String RESUME_AFTER = PREFIX + "resumeAfter";
    private static final String LOGOUT_REPORT = PREFIX + "logoutReport";
    private static final String LEFT = PREFIX + "left";
    private static final String ENTERED_WITH = PREFIX + "enteredWith";
    private static final String CHOICE = PREFIX + "choice";
    /** The site's pages find it there, too, for forms to {@code pagesPath/logout}. */
    private static final String CSRF = "seatkeeper.csrf";

    /** One for all: a site that declares the filter twice has one HttpSession for both. */
    private static final HttpSessionLocks LOCKS = new HttpSessionLocks();

    private BrowserState() {}

    /** Call before a request's body is read. */
    static void enter(HttpServletRequest request) {
        HttpSession http = http(request);
        request.setAttribute(ENTERED_WITH, http == null ? null : http.getId());
        own(request, session(request));
        if (request.getAttribute(RETURN_TO) == null) {
            request.setAttribute(RETURN_TO, get(request, RETURN_TO, String.class));
        }
    }

    /** The HttpSession that there is. Jetty throws where another request ends it in the middle of the question. */
    static @Nullable HttpSession http(HttpServletRequest request) {
        try {
            return request.getSession(false);
        } catch (IllegalStateException e) {
            return null;
        }
    }

    static @Nullable SsoSession session(HttpServletRequest request) {
        return session(http(request));
    }

    static @Nullable SsoSession session(@Nullable HttpSession http) {
        return get(http, SESSION, SsoSession.class);
    }

    /** Who is logged in; null for nobody. */
    static @Nullable SsoPrincipal principal(HttpServletRequest request) {
        SsoSession session = session(request);
        return session == null ? null : session.principal();
    }

    /** The session that this browser had last, by its HttpSession or by what outlived it; null if it had none. */
    static @Nullable SessionId known(HttpServletRequest request, SealedCookie cookie) {
        SsoSession session = session(request);
        if (session != null) {
            return session.id();
        }
        SealedSession sealed = cookie.read(request);
        return sealed == null ? null : sealed.id();
    }

    /** A session that nobody is logged in on yet. */
    static void begin(HttpServletRequest request, SessionId session) {
        change(request, () -> set(request, SESSION, SsoSession.anonymous(session, lastPrincipal(request))));
    }

    /** An anonymous session that the service says this browser has; not if somebody logged in meanwhile. */
    static void land(HttpServletRequest request, SessionId session, String browser) {
        change(request, () -> {
            if (!overtaken(request) && principal(request) == null) {
                set(request, SESSION, SsoSession.landed(session, lastPrincipal(request), browser));
            }
        });
    }

    /** Somebody logged out; neither a choice nor a trip that waits is to log in again. */
    static void logOut(HttpServletRequest request) {
        change(request, () -> {
            SsoSession left = session(request);
            if (left != null) {
                onLive(request, http -> http.setAttribute(LEFT, left));
            }
            for (String used : List.of(SESSION, PENDING, TRIPS)) {
                remove(request, used);
            }
        });
    }

    /** The session of who logged out, for as long as the site lets the HttpSession live; null if nobody did. */
    static @Nullable SsoSession left(HttpServletRequest request) {
        return get(request, LEFT, SsoSession.class);
    }

    static @Nullable SignOnTrips trips(HttpServletRequest request) {
        return get(request, TRIPS, SignOnTrips.class);
    }

    /** Begins a trip to the service, if there is to be one, in an HttpSession that will know the browser again. */
    static @Nullable String beginTrip(HttpServletRequest request, Function<SignOnTrips, @Nullable String> begin) {
        return LOCKS.holding(request, () -> {
            SignOnTrips known = trips(request);
            SignOnTrips trips = known == null ? new SignOnTrips() : known;
            String returnValue = begin.apply(trips);
            if (returnValue != null) {
                set(request, TRIPS, trips);
            }
            return returnValue;
        });
    }

    static void setTrips(HttpServletRequest request, SignOnTrips trips) {
        set(request, TRIPS, trips);
    }

    /** Whether the service left a remembered login unanswered a moment ago. */
    static boolean resumesLater(HttpServletRequest request, Instant now) {
        Instant after = get(request, RESUME_AFTER, Instant.class);
        return after != null && now.isBefore(after);
    }

    static void resumeAfter(HttpServletRequest request, Instant then) {
        set(request, RESUME_AFTER, then);
    }

    static @Nullable PendingLogins pending(HttpServletRequest request) {
        return get(request, PENDING, PendingLogins.class);
    }

    /**
     * Stores it under a new HttpSession id: whoever planted the old one is not to see the list.
     *
     * @return false if somebody logged in while this request was under way
     */
    static boolean addPending(HttpServletRequest request, PendingLogin pending) {
        return LOCKS.holding(request, () -> {
            if (overtakenByLogin(request)) {
                return false;
            }
            renewId(request);
            PendingLogins all = pending(request);
            PendingLogins kept = all == null ? new PendingLogins() : all;
            kept.put(pending);
            set(request, PENDING, kept);
            return true;
        });
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

    /**
     * Somebody is logged in now, under a new HttpSession id; where another account was, in a new HttpSession.
     *
     * @return false if another account logged in while this request was under way; then nothing changes
     */
    static boolean logIn(HttpServletRequest request, SsoSession session) {
        return LOCKS.holding(request, () -> {
            SsoPrincipal before = lastPrincipal(request);
            if (before != null && !before.equals(session.principal())) {
                if (overtaken(request)) {
                    return false;
                }
                invalidate(request);
            }
            renewId(request);
            PendingLogins waiting = pending(request);
            if (waiting != null) {
                waiting.clear();
            }
            for (String used : List.of(PENDING, NOTICE, RETURN_TO, NEXT, LEFT, CHOICE)) {
                remove(request, used);
            }
            set(request, SESSION, session);
            if (request.getAttribute(CHOICE) instanceof PendingLogin choice) {
                set(request, CHOICE, CarriedOut.of(choice));
            }
            own(request, session);
            return true;
        });
    }

    /** The login that this request has brought about, or found when it came; null for none, or somebody else's. */
    static @Nullable SsoSession ownLogin(HttpServletRequest request) {
        SsoSession now = session(request);
        if (now == null || now.principal() == null) {
            return null;
        }
        return now.csrf().equals(request.getAttribute(CSRF)) ? now : null;
    }

    /** This request found that session when it came, or made it; null, or nobody logged in on it, for no login. */
    static void own(HttpServletRequest request, @Nullable SsoSession session) {
        request.setAttribute(CSRF, session == null || session.principal() == null ? null : session.csrf());
    }

    /** If this request logs in, it is by that choice. */
    static void choose(HttpServletRequest request, PendingLogin pending) {
        request.setAttribute(CHOICE, pending);
    }

    /** Where the login leads that this request has brought about by a choice: the browser's next request for it goes there, too. */
    static void leadTo(HttpServletRequest request, String localUrl) {
        if (request.getAttribute(CHOICE) instanceof PendingLogin choice) {
            change(request, () -> {
                CarriedOut done = carriedOut(request, choice.id());
                if (done != null) {
                    set(request, CHOICE, done.leadingTo(localUrl));
                }
            });
        }
    }

    /** The choice that the login in this HttpSession came of, if it was that one. */
    static @Nullable CarriedOut carriedOut(HttpServletRequest request, @Nullable String id) {
        CarriedOut done = get(request, CHOICE, CarriedOut.class);
        return done != null && Tokens.equal(done.id(), id) ? done : null;
    }

    /**
     * For the browser's second request for a choice: where the first has logged in meanwhile, under a new HttpSession id
     * once more.
     *
     * @param id the choice's
     * @param csrf the choice's
     * @return the login that came of it; null if there is none, or not any more
     */
    static @Nullable SsoSession follow(HttpServletRequest request, String id, String csrf) {
        return LOCKS.<@Nullable SsoSession>holding(request, () -> {
            SsoSession login = principal(request) == null ? null : session(request);
            CarriedOut done = carriedOut(request, id);
            if (login == null || done == null || !Tokens.equal(done.csrf(), csrf)) {
                return null;
            }
            if (overtaken(request)) {
                renewId(request);
            }
            return login;
        });
    }

    /**
     * Ends the HttpSession if it still has this login.
     *
     * @return false if somebody has logged in or out meanwhile
     */
    static boolean end(HttpServletRequest request, SsoSession session) {
        return LOCKS.holding(request, () -> {
            boolean still = session.isSame(session(request));
            if (still) {
                invalidate(request);
            }
            return still;
        });
    }

    /** The session begun for another account than the one that is logged in; null if there is none. */
    static @Nullable SessionId next(HttpServletRequest request) {
        return get(request, NEXT, SessionId.class);
    }

    static void setNext(HttpServletRequest request, SessionId next) {
        set(request, NEXT, next);
    }

    static void removeNext(HttpServletRequest request) {
        remove(request, NEXT);
    }

    static @Nullable Notice notice(HttpServletRequest request) {
        return notice(http(request));
    }

    static @Nullable Notice notice(@Nullable HttpSession http) {
        return get(http, NOTICE, Notice.class);
    }

    static void setNotice(HttpServletRequest request, Notice notice) {
        set(request, NOTICE, notice);
    }

    static void removeNotice(HttpServletRequest request) {
        remove(request, NOTICE);
    }

    /** What came of the last action on My sessions, told once; null if there is nothing to tell. */
    static @Nullable LogoutReport takeLogoutReport(HttpServletRequest request) {
        LogoutReport report = get(request, LOGOUT_REPORT, LogoutReport.class);
        if (report != null) {
            remove(request, LOGOUT_REPORT);
        }
        return report;
    }

    static void setLogoutReport(HttpServletRequest request, LogoutReport report) {
        set(request, LOGOUT_REPORT, report);
    }

    /** Where the customer is on the way to; a form that was sent twice knows, when the first has logged in already. */
    static @Nullable String returnTo(HttpServletRequest request) {
        return request.getAttribute(RETURN_TO) instanceof String entered
                ? entered
                : get(request, RETURN_TO, String.class);
    }

    /** Where the customer is on the way to, until somebody logs in: the newest of several tabs. */
    static void saveRequest(HttpServletRequest request) {
        String url = Browser.isNavigation(request) ? LocalUrl.of(request) : null;
        if (url != null) {
            setReturnTo(request, url);
        }
    }

    static void setReturnTo(HttpServletRequest request, String localUrl) {
        set(request, RETURN_TO, LocalUrl.require(localUrl));
    }

    /** Ends the HttpSession, unless somebody else has logged in there since this request came in. */
    static void leave(HttpServletRequest request) {
        change(request, () -> {
            if (!overtakenByLogin(request)) {
                invalidate(request);
            }
        });
    }

    private static void invalidate(HttpServletRequest request) {
        onLive(request, HttpSession::invalidate);
    }

    /** Whether a form comes from a page of this login, and came in when it was there. */
    static boolean mayAct(HttpServletRequest request, SsoSession login, String csrf) {
        return !overtakenByLogin(request) && Tokens.equal(login.csrf(), csrf);
    }

    private static void change(HttpServletRequest request, Runnable step) {
        Void ignored = LOCKS.<@Nullable Void>holding(request, () -> {
            step.run();
            return null;
        });
    }

    /** Whether somebody has logged in since this request came in: then the login may be another one's than who sent it. */
    static boolean overtakenByLogin(HttpServletRequest request) {
        return overtaken(request) && principal(request) != null;
    }

    /** Whether the HttpSession got a new id since this request came in. */
    private static boolean overtaken(HttpServletRequest request) {
        Object before = request.getAttribute(ENTERED_WITH);
        HttpSession http = http(request);
        return before != null && http != null && !before.equals(http.getId());
    }

    private static @Nullable SsoPrincipal lastPrincipal(HttpServletRequest request) {
        SsoSession session = session(request);
        return session == null ? null : session.lastPrincipal();
    }

    private static void renewId(HttpServletRequest request) {
        if (http(request) == null) {
            request.getSession(true);
        } else {
            try {
                request.changeSessionId();
            } catch (IllegalStateException e) {
                request.getSession(true); // ended while this request was on its way
            }
        }
        enter(request);
    }

    private static <T> @Nullable T get(HttpServletRequest request, String name, Class<T> type) {
        return get(http(request), name, type);
    }

    private static <T> @Nullable T get(@Nullable HttpSession http, String name, Class<T> type) {
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
        try {
            request.getSession(true).setAttribute(name, value);
        } catch (IllegalStateException e) {
            request.getSession(true).setAttribute(name, value); // the one before had just ended
        }
    }

    private static void remove(HttpServletRequest request, String name) {
        onLive(request, http -> http.removeAttribute(name));
    }

    private static void onLive(HttpServletRequest request, Consumer<HttpSession> change) {
        HttpSession http = http(request);
        if (http != null) {
            try {
                change.accept(http);
            } catch (IllegalStateException e) {
                return; // ended by another request, and everything in it
            }
        }
    }
}
