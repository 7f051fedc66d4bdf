package io.github.seatkeeper.server;

import io.github.seatkeeper.client.Credentials;
import io.github.seatkeeper.client.LoginResult;
import io.github.seatkeeper.client.LoginResult.LoggedIn;
import io.github.seatkeeper.client.LoginResult.SessionLimitReached;
import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.client.SsoException;
import io.github.seatkeeper.protocol.ActiveSession;
import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.protocol.SessionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Customers who log in at a node without a pause, and choose a session to give up when all seats are taken. Remembers
 * each login it was told of and each logout it asked for.
 */
final class Load {
    private final SsoClient node;
    private final List<String> logins;
    private final List<Thread> threads;
    private final AtomicLong answered = new AtomicLong();
    private final Queue<SsoException> failures = new ConcurrentLinkedQueue<>();
    private final Ledger ledger;
    private volatile boolean stopped;

    /** What several loads were told and asked for. */
    record Ledger(Map<SessionId, String> acknowledged, Set<SessionId> loggedOut) {
        static Ledger empty() {
            return new Ledger(new ConcurrentHashMap<>(), ConcurrentHashMap.newKeySet());
        }

        /** Each session that a customer was told is logged in, and that nobody asked to log out. */
        Map<SessionId, String> standing() {
            Map<SessionId, String> standing = new HashMap<>(acknowledged);
            standing.keySet().removeAll(loggedOut);
            return standing;
        }
    }

    Load(SsoClient node, List<String> logins, int customers, Ledger ledger) {
        this.node = node;
        this.logins = logins;
        this.ledger = ledger;
        this.threads = IntStream.range(0, customers)
                .mapToObj(n -> new Thread(() -> customer(new Random(n)), "customer-" + n))
                .toList();
        threads.forEach(Thread::start);
    }

    private void customer(Random random) {
        while (!stopped) {
            try {
                logIn(node, logins.get(random.nextInt(logins.size())));
                answered.incrementAndGet();
            } catch (SsoException e) {
                failures.add(e);
            }
        }
    }

    private void logIn(SsoClient site, String login) throws SsoException {
        SessionId session = site.createSession(TestingService.CHROME);
        LoginResult result = site.authenticate(
                session,
                TestingService.CHROME,
                new Credentials.LoginAndPassword(login, new Password("wonderland"), false));
        if (result instanceof SessionLimitReached limit) {
            for (ActiveSession other : limit.sessions()) {
                ledger.loggedOut.add(other.id());
                site.logout(other.id(), TestingService.CHROME);
            }
            result = site.authenticate(
                    session, TestingService.CHROME, new Credentials.ByOneTimePassword(limit.oneTimePassword(), false));
        }
        if (result instanceof LoggedIn) {
            ledger.acknowledged.put(session, login);
        }
    }

    long answered() {
        return answered.get();
    }

    List<SsoException> failures() {
        return new ArrayList<>(failures);
    }

    void stop() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
