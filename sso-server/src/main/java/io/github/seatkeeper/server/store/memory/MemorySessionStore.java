package io.github.seatkeeper.server.store.memory;

import io.github.seatkeeper.protocol.EndReason;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SessionStatus;
import io.github.seatkeeper.server.store.SeatOutcome;
import io.github.seatkeeper.server.store.SeatRequest;
import io.github.seatkeeper.server.store.Session;
import io.github.seatkeeper.server.store.SessionStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of one node, forgotten when it stops. One lock for all accounts: every operation is a few look-ups, and the
 * password hash before it takes ten thousand times as long.
 */
public final class MemorySessionStore implements SessionStore {
    private static final Duration SWEEP_INTERVAL = Duration.ofMinutes(1);

    private final int maxOfEach;
    private final Map<SessionId, Session> anonymous = new LinkedHashMap<>();
    private final Map<SessionId, Session> loggedIn = new HashMap<>();
    private final Map<SessionId, Session> terminated = new LinkedHashMap<>();
    private final Map<String, Set<SessionId>> byAccount = new HashMap<>();
    private final Map<String, Integer> accountLimits = new HashMap<>();
    private @Nullable Integer limit;
    private Instant nextSweep = Instant.MIN;

    /** An empty store without a limit that keeps at most 100,000 anonymous and as many terminated sessions, the latest. */
    public MemorySessionStore() {
        this(100_000);
    }

    MemorySessionStore(int maxOfEach) {
        this.maxOfEach = maxOfEach;
    }

    @Override
    public synchronized void add(Session session) {
        sweep(session.created());
        put(session);
    }

    @Override
    public synchronized @Nullable Session find(SessionId id, Instant now) {
        return current(id, now);
    }

    @Override
    public synchronized @Nullable Session touch(SessionId id, Instant now) {
        Session session = current(id, now);
        if (session == null
                || session.status() == SessionStatus.TERMINATED
                || now.isBefore(session.lastSeen().plus(USE_NOTED_EVERY))) {
            return session;
        }
        return put(session.seen(now));
    }

    @Override
    public synchronized SeatOutcome takeSeat(SeatRequest request, Instant now) {
        Session session = current(request.session(), now);
        if (session == null || session.status() == SessionStatus.TERMINATED) {
            return new SeatOutcome.Gone();
        }
        if (session.status() == SessionStatus.LOGGED_IN && !session.isLoggedInAs(request.accountId())) {
            return new SeatOutcome.OtherAccount();
        }
        if (limit != null && session.status() == SessionStatus.ANONYMOUS) {
            int seats = request.accountLimit() == null ? limit : request.accountLimit();
            List<Session> others = all(request.accountId(), now);
            if (others.size() >= seats) {
                return new SeatOutcome.NoneFree(seats, listed(others));
            }
        }
        noteAccountLimit(request);
        put(session.loggedIn(request.accountId(), request.device(), request.lifetime(), now));
        return new SeatOutcome.Taken();
    }

    @Override
    public synchronized void end(SessionId id, String reason, Instant now) {
        Session session = current(id, now);
        if (session != null && session.status() != SessionStatus.TERMINATED) {
            put(session.terminated(reason, now));
        }
    }

    @Override
    public synchronized List<Session> active(String accountId, Instant now) {
        return listed(all(accountId, now));
    }

    @Override
    public synchronized int endAll(String accountId, Set<SessionId> except, String reason, Instant now) {
        List<Session> ending = all(accountId, now).stream()
                .filter(session -> !except.contains(session.id()))
                .toList();
        ending.forEach(session -> put(session.terminated(reason, now)));
        return ending.size();
    }

    @Override
    public synchronized long countActive(Instant now) {
        return loggedIn.values().stream()
                .filter(session -> !session.hasRunOut(now))
                .count();
    }

    synchronized @Nullable Integer limit() {
        return limit;
    }

    synchronized void setLimit(@Nullable Integer newLimit) {
        limit = newLimit;
    }

    /** How many sessions of each account are beyond a limit. */
    synchronized SortedMap<String, Integer> excess(int newLimit, Instant now) {
        SortedMap<String, Integer> excess = new TreeMap<>();
        for (String account : List.copyOf(byAccount.keySet())) {
            int beyond = all(account, now).size() - accountLimits.getOrDefault(account, newLimit);
            if (beyond > 0) {
                excess.put(account, beyond);
            }
        }
        return excess;
    }

    synchronized int endExcess(String account, int newLimit, Instant now) {
        List<Session> active = leastRecentFirst(all(account, now)).toList();
        int beyond = Math.max(0, active.size() - accountLimits.getOrDefault(account, newLimit));
        active.subList(0, beyond).forEach(session -> put(session.terminated(EndReason.LIMIT_LOWERED, now)));
        return beyond;
    }

    private void noteAccountLimit(SeatRequest request) {
        Integer accountLimit = request.accountLimit();
        if (accountLimit == null) {
            accountLimits.remove(request.accountId());
        } else {
            accountLimits.put(request.accountId(), accountLimit);
        }
    }

    private static Stream<Session> leastRecentFirst(List<Session> sessions) {
        return sessions.stream().sorted(Comparator.comparing(Session::lastSeen).thenComparing(Session::created));
    }

    private static List<Session> listed(List<Session> sessions) {
        return leastRecentFirst(sessions).limit(MAX_LISTED).toList();
    }

    private List<Session> all(String accountId, Instant now) {
        return List.copyOf(byAccount.getOrDefault(accountId, Set.of())).stream()
                .map(id -> current(id, now))
                .filter(session -> session != null && session.isLoggedInAs(accountId))
                .toList();
    }

    /** The session as it is now, moved to its place if it just ran out. */
    private @Nullable Session current(SessionId id, Instant now) {
        Session stored = stored(id);
        return stored != null && stored.hasRunOut(now) ? put(stored.at(now)) : stored;
    }

    private @Nullable Session stored(SessionId id) {
        Session session = loggedIn.get(id);
        if (session == null) {
            session = anonymous.get(id);
        }
        return session == null ? terminated.get(id) : session;
    }

    private Session put(Session session) {
        remove(session.id());
        switch (session.status()) {
            case ANONYMOUS -> keepLatest(anonymous, session);
            case TERMINATED -> keepLatest(terminated, session);
            case LOGGED_IN -> {
                loggedIn.put(session.id(), session);
                byAccount
                        .computeIfAbsent(String.valueOf(session.accountId()), account -> new LinkedHashSet<>())
                        .add(session.id());
            }
        }
        return session;
    }

    private void remove(SessionId id) {
        anonymous.remove(id);
        terminated.remove(id);
        Session session = loggedIn.remove(id);
        if (session != null) {
            byAccount.computeIfPresent(String.valueOf(session.accountId()), (account, ids) -> {
                ids.remove(id);
                return ids.isEmpty() ? null : ids;
            });
        }
    }

    private void keepLatest(Map<SessionId, Session> sessions, Session session) {
        sessions.put(session.id(), session);
        if (sessions.size() > maxOfEach) {
            Iterator<SessionId> eldest = sessions.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }

    /** What ran out unseen becomes terminated, what ended long ago is forgotten. */
    private void sweep(Instant now) {
        if (now.isBefore(nextSweep)) {
            return;
        }
        nextSweep = now.plus(SWEEP_INTERVAL);
        List.copyOf(loggedIn.keySet()).forEach(id -> current(id, now));
        anonymous.values().removeIf(session -> session.hasRunOut(now));
        terminated
                .values()
                .removeIf(session -> session.endsAt().plus(ENDED_KEPT).isBefore(now));
    }
}
