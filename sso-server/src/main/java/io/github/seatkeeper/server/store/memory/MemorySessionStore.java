package io.github.seatkeeper.server.store.memory;

import io.github.seatkeeper.protocol.EndReason;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SessionStatus;
import io.github.seatkeeper.server.store.AuditEvent;
import io.github.seatkeeper.server.store.LimitJob;
import io.github.seatkeeper.server.store.SeatOutcome;
import io.github.seatkeeper.server.store.SeatRequest;
import io.github.seatkeeper.server.store.Session;
import io.github.seatkeeper.server.store.SessionStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of one node, forgotten when it stops. One lock for all accounts, held for a few look-ups only, whatever number
 * of sessions there is: the password hash before it takes ten thousand times as long. What ran out is found by looking
 * at a few sessions in turn with each new one.
 */
public final class MemorySessionStore implements SessionStore {
    /** How many old sessions of each kind are looked at with each new one: more than can come in that time. */
    private static final int LOOKED_AT = 4;
    /** How much is done under the lock at a time by what walks over everything. */
    private static final int STEP = 500;
    /** Far more than devices have; an app tells its own name. */
    private static final int MAX_NAMES = 10_000;

    /** An account's logged-in sessions, some of which may have run out; it is there while there are any. */
    private static final class Seats {
        private final String accountId;
        private final List<StoredSession> sessions = new ArrayList<>(2);
        private @Nullable Integer ownLimit;

        private Seats(String accountId) {
            this.accountId = accountId;
        }
    }

    private final int maxOfEach;
    private final Map<String, StoredSession> anonymous = new LinkedHashMap<>();
    private final Map<String, StoredSession> loggedIn = new HashMap<>();
    /** The logged-in ones again, to be looked at in turn; each knows its place. */
    private final List<StoredSession> inTurn = new ArrayList<>();

    private int nextInTurn;
    private final Map<String, StoredSession> terminated = new LinkedHashMap<>();
    private final Map<String, Seats> byAccount = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private @Nullable Integer limit;

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
        put(new StoredSession(session.id().value()), session);
    }

    @Override
    public synchronized @Nullable Session find(SessionId id, Instant now) {
        StoredSession stored = current(id, now);
        return stored == null ? null : stored.session();
    }

    @Override
    public synchronized @Nullable Session touch(SessionId id, Instant now) {
        StoredSession stored = current(id, now);
        if (stored == null) {
            return null;
        }
        Session session = stored.session();
        return session.status() == SessionStatus.TERMINATED
                        || now.isBefore(session.lastSeen().plus(USE_NOTED_EVERY))
                ? session
                : put(stored, session.seen(now));
    }

    @Override
    public synchronized SeatOutcome takeSeat(SeatRequest request, Instant now) {
        StoredSession stored = current(request.session(), now);
        if (stored == null || stored.status() == SessionStatus.TERMINATED) {
            return new SeatOutcome.Gone();
        }
        Session session = stored.session();
        if (session.status() == SessionStatus.LOGGED_IN && !session.isLoggedInAs(request.accountId())) {
            return new SeatOutcome.OtherAccount();
        }
        if (limit != null && session.status() == SessionStatus.ANONYMOUS) {
            int seats = request.accountLimit() == null ? limit : request.accountLimit();
            List<StoredSession> others = activeIfAtLeast(seats, request.accountId(), now);
            if (others.size() >= seats) {
                return new SeatOutcome.NoneFree(seats, listed(others));
            }
        }
        put(stored, session.loggedIn(request.accountId(), request.device(), request.lifetime(), now));
        seatsOf(request.accountId()).ownLimit = request.accountLimit();
        return new SeatOutcome.Taken();
    }

    @Override
    public synchronized void end(SessionId id, String reason, Instant now) {
        StoredSession stored = current(id, now);
        if (stored != null && stored.status() != SessionStatus.TERMINATED) {
            put(stored, stored.session().terminated(reason, now));
        }
    }

    @Override
    public synchronized List<Session> active(String accountId, Instant now) {
        return listed(stillActive(accountId, now));
    }

    @Override
    public synchronized int countActive(String accountId, Instant now) {
        return stillActive(accountId, now).size();
    }

    @Override
    public synchronized int endAll(String accountId, Set<SessionId> except, String reason, Instant now) {
        List<StoredSession> ending = stillActive(accountId, now).stream()
                .filter(stored -> !except.contains(new SessionId(stored.id)))
                .toList();
        ending.forEach(stored -> put(stored, stored.session().terminated(reason, now)));
        return ending.size();
    }

    /** Looks at every session, and lets logins pass between. */
    @Override
    public long countActive(Instant now) {
        for (int left = loggedIn(); left > 0; left -= STEP) {
            endWhatRanOut(Math.min(left, STEP), now);
        }
        return loggedIn();
    }

    /** How many sessions take memory. */
    synchronized int held() {
        return loggedIn.size() + anonymous.size() + terminated.size();
    }

    synchronized @Nullable Integer limit() {
        return limit;
    }

    synchronized void setLimit(@Nullable Integer newLimit) {
        limit = newLimit;
    }

    /**
     * How many sessions of each account are beyond a limit. Lets logins pass between one account and the next, so it is
     * exact for accounts that nobody logs in to meanwhile, and for all once that limit is in force.
     */
    Map<String, Integer> excess(int newLimit, Instant now) {
        List<String> accounts = accounts();
        Map<String, Integer> excess = new LinkedHashMap<>();
        for (int from = 0; from < accounts.size(); from += STEP) {
            addExcess(excess, accounts.subList(from, Math.min(accounts.size(), from + STEP)), newLimit, now);
        }
        return excess;
    }

    /** The events of what was ended. */
    synchronized List<AuditEvent> endExcess(String account, LimitJob job, Instant now) {
        List<StoredSession> active = stillActive(account, now);
        int seats = limitOf(account, job.limit());
        List<StoredSession> beyond = active.stream()
                .sorted(StoredSession.LEAST_RECENT_FIRST)
                .limit(Math.max(0, active.size() - seats))
                .toList();
        List<AuditEvent> events = new ArrayList<>();
        for (StoredSession stored : beyond) {
            Session session = stored.session();
            put(stored, session.terminated(EndReason.LIMIT_LOWERED, now));
            events.add(AuditEvent.beyondLimit(now, session, job.by(), seats));
        }
        return events;
    }

    private synchronized List<String> accounts() {
        return List.copyOf(byAccount.keySet());
    }

    private synchronized void addExcess(Map<String, Integer> excess, List<String> accounts, int newLimit, Instant now) {
        for (String account : accounts) {
            int beyond = stillActive(account, now).size() - limitOf(account, newLimit);
            if (beyond > 0) {
                excess.put(account, beyond);
            }
        }
    }

    private int limitOf(String account, int newLimit) {
        Seats seats = byAccount.get(account);
        return seats == null || seats.ownLimit == null ? newLimit : seats.ownLimit;
    }

    private synchronized int loggedIn() {
        return loggedIn.size();
    }

    private static List<Session> listed(List<StoredSession> sessions) {
        return sessions.stream()
                .sorted(StoredSession.LEAST_RECENT_FIRST)
                .limit(MAX_LISTED)
                .map(StoredSession::session)
                .toList();
    }

    /** None where it is plain that there are fewer: the usual login looks at no other session. */
    private List<StoredSession> activeIfAtLeast(int number, String accountId, Instant now) {
        Seats seats = byAccount.get(accountId);
        return seats == null || seats.sessions.size() < number ? List.of() : stillActive(accountId, now);
    }

    private List<StoredSession> stillActive(String accountId, Instant now) {
        Seats seats = byAccount.get(accountId);
        if (seats == null) {
            return List.of();
        }
        for (StoredSession session : List.copyOf(seats.sessions)) {
            endIfRunOut(session, now);
        }
        return List.copyOf(seats.sessions);
    }

    /** The session as it is now, moved to its place if it just ran out. */
    private @Nullable StoredSession current(SessionId id, Instant now) {
        StoredSession stored = stored(id.value());
        if (stored != null) {
            endIfRunOut(stored, now);
        }
        return stored;
    }

    private void endIfRunOut(StoredSession stored, Instant now) {
        if (stored.hasRunOut(now)) {
            put(stored, stored.session().at(now));
        }
    }

    private @Nullable StoredSession stored(String id) {
        StoredSession session = loggedIn.get(id);
        if (session == null) {
            session = anonymous.get(id);
        }
        return session == null ? terminated.get(id) : session;
    }

    private Session put(StoredSession stored, Session session) {
        boolean stays = stored.status() == SessionStatus.LOGGED_IN && session.status() == SessionStatus.LOGGED_IN;
        if (!stays) {
            remove(stored);
        }
        stored.become(session, sharedAccountId(session), this::shared);
        if (!stays) {
            switch (session.status()) {
                case ANONYMOUS -> keepLatest(anonymous, stored);
                case TERMINATED -> keepLatest(terminated, stored);
                case LOGGED_IN -> {
                    loggedIn.put(stored.id, stored);
                    stored.place = inTurn.size();
                    inTurn.add(stored);
                    seatsOf(String.valueOf(session.accountId())).sessions.add(stored);
                }
            }
        }
        return session;
    }

    private void remove(StoredSession stored) {
        anonymous.remove(stored.id);
        terminated.remove(stored.id);
        if (loggedIn.remove(stored.id) != null) {
            StoredSession last = inTurn.remove(inTurn.size() - 1);
            if (last != stored) {
                last.place = stored.place;
                inTurn.set(last.place, last);
            }
            byAccount.computeIfPresent(String.valueOf(stored.accountId()), (account, seats) -> {
                seats.sessions.remove(stored);
                return seats.sessions.isEmpty() ? null : seats;
            });
        }
    }

    private Seats seatsOf(String accountId) {
        return byAccount.computeIfAbsent(accountId, Seats::new);
    }

    private @Nullable String sharedAccountId(Session session) {
        Seats seats = byAccount.get(String.valueOf(session.accountId()));
        return seats == null ? session.accountId() : seats.accountId;
    }

    private String shared(String name) {
        String same = names.get(name);
        if (same == null && names.size() < MAX_NAMES) {
            names.put(name, name);
        }
        return same == null ? name : same;
    }

    private void keepLatest(Map<String, StoredSession> sessions, StoredSession session) {
        sessions.put(session.id, session);
        if (sessions.size() > maxOfEach) {
            Iterator<String> eldest = sessions.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }

    /** What ran out unseen becomes terminated, what ended long ago is forgotten: a little of it. */
    private void sweep(Instant now) {
        endWhatRanOut(LOOKED_AT, now);
        forgetEldest(anonymous, session -> session.hasRunOut(now));
        Instant keptSince = now.minus(ENDED_KEPT);
        forgetEldest(terminated, session -> session.endedBefore(keptSince));
    }

    private synchronized void endWhatRanOut(int number, Instant now) {
        for (int n = 0; n < number && !inTurn.isEmpty(); n++) {
            if (nextInTurn >= inTurn.size()) {
                nextInTurn = 0;
            }
            StoredSession session = inTurn.get(nextInTurn);
            if (session.hasRunOut(now)) {
                endIfRunOut(session, now);
            } else {
                nextInTurn++;
            }
        }
    }

    private static void forgetEldest(Map<String, StoredSession> sessions, Predicate<StoredSession> isOver) {
        Iterator<StoredSession> eldestFirst = sessions.values().iterator();
        for (int n = 0; n < LOOKED_AT && eldestFirst.hasNext() && isOver.test(eldestFirst.next()); n++) {
            eldestFirst.remove();
        }
    }
}
