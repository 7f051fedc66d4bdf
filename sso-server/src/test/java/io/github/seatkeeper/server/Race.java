package io.github.seatkeeper.server;

import io.github.seatkeeper.client.Credentials;
import io.github.seatkeeper.client.LoginResult;
import io.github.seatkeeper.client.LoginResult.LoggedIn;
import io.github.seatkeeper.client.LoginResult.SessionLimitReached;
import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.client.SsoUnavailableException;
import io.github.seatkeeper.protocol.OneTimePassword;
import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.protocol.SessionId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Many at once over HTTP, at one node or in turn at several that share a store. */
final class Race implements AutoCloseable {
    static final int RACERS = 8;

    /** How an account was used in one round, and what the service said afterwards. */
    record Round(long loggedIn, int listed) {}

    private final List<SsoClient> nodes;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    Race(SsoClient... nodes) {
        this.nodes = List.of(nodes);
    }

    private SsoClient node(int racer) {
        return nodes.get(racer % nodes.size());
    }

    /** Rounds of {@value #RACERS} logins of one account at once; what is logged in is logged out after each. */
    List<Round> seats(String login, String accountId, int rounds) throws Exception {
        List<Round> result = new ArrayList<>();
        List<SessionId> ended = List.of();
        List<SessionId> anonymous = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            anonymous.addAll(begunWhileTheseEnd(RACERS - anonymous.size(), ended));
            List<SessionId> racers = List.copyOf(anonymous);
            List<LoginResult> results = atOnce(IntStream.range(0, RACERS)
                    .mapToObj(racer -> logIn(racer, racers.get(racer), login))
                    .toList());
            ended = IntStream.range(0, RACERS)
                    .filter(racer -> results.get(racer) instanceof LoggedIn)
                    .mapToObj(racers::get)
                    .toList();
            anonymous.removeAll(ended);
            result.add(new Round(
                    ended.size(), node(round).sessions(accountId).sessions().size()));
        }
        begunWhileTheseEnd(0, ended);
        return result;
    }

    /** Rounds of one one-time password used by {@value #RACERS} at once: what each of them was answered. */
    List<List<LoginResult>> oneTimePassword(String login, int rounds) throws Exception {
        List<List<LoginResult>> result = new ArrayList<>();
        SessionId seated = node(0).createSession(TestingService.CHROME);
        logIn(0, seated, login).call();
        for (int round = 0; round < rounds; round++) {
            SessionId next = node(round).createSession(TestingService.CHROME);
            LoginResult limit = logIn(round, next, login).call();
            OneTimePassword oneTimePassword = ((SessionLimitReached) limit).oneTimePassword();
            node(round).logout(seated, TestingService.CHROME);
            result.add(atOnce(IntStream.range(0, RACERS)
                    .mapToObj(racer -> (Callable<LoginResult>) () -> node(racer)
                            .authenticate(
                                    next,
                                    TestingService.CHROME,
                                    new Credentials.ByOneTimePassword(oneTimePassword, false)))
                    .toList()));
            seated = next;
        }
        node(0).logout(seated, TestingService.CHROME);
        return result;
    }

    /** A burst of wrong passwords, all at once. */
    List<LoginResult> wrongPasswords(String login, int attempts) throws Exception {
        SessionId session = node(0).createSession(TestingService.CHROME);
        return atOnce(IntStream.range(0, attempts)
                .mapToObj(racer -> (Callable<LoginResult>) () -> node(racer)
                        .authenticate(
                                session,
                                TestingService.CHROME,
                                new Credentials.LoginAndPassword(login, new Password("wrong"), false)))
                .toList());
    }

    private Callable<LoginResult> logIn(int racer, SessionId session, String login) {
        return () -> node(racer)
                .authenticate(
                        session,
                        TestingService.CHROME,
                        new Credentials.LoginAndPassword(login, new Password("wonderland"), false));
    }

    /** All answers; null for "too busy". */
    List<LoginResult> atOnce(List<Callable<LoginResult>> logins) throws InterruptedException {
        List<LoginResult> results = new ArrayList<>();
        for (Future<LoginResult> login : threads.invokeAll(logins)) {
            try {
                results.add(login.get());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof SsoUnavailableException)) {
                    throw new AssertionError("A login was answered with nonsense.", e);
                }
                results.add(null);
            }
        }
        return results;
    }

    /** New sessions, begun all at once, while others are logged out. */
    private List<SessionId> begunWhileTheseEnd(int count, List<SessionId> ended) throws Exception {
        List<Callable<List<SessionId>>> calls = new ArrayList<>();
        for (SessionId session : ended) {
            calls.add(() -> {
                node(calls.size()).logout(session, TestingService.CHROME);
                return List.of();
            });
        }
        calls.addAll(Collections.nCopies(count, () -> List.of(node(0).createSession(TestingService.CHROME))));
        List<SessionId> begun = new ArrayList<>();
        for (Future<List<SessionId>> call : threads.invokeAll(calls)) {
            begun.addAll(call.get());
        }
        return begun;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
