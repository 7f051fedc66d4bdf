package io.github.seatkeeper.server.bench;

import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.server.login.LoginAttempt;
import io.github.seatkeeper.server.login.LoginOutcome;
import io.github.seatkeeper.server.login.OrganisationRules;
import io.github.seatkeeper.server.store.Device;
import io.github.seatkeeper.server.store.jdbc.DatabaseSettings;
import io.github.seatkeeper.server.store.jdbc.TestingPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/** Logins in a second when hashing costs nothing, by eight threads. */
final class LoginsPerSecond {
    private static final int THREADS = 8;
    private static final int ACCOUNTS = 10_000;
    private static final int RUNS = 5;
    private static final Duration RUN = Duration.ofSeconds(3);

    private LoginsPerSecond() {}

    static void run(Report report) throws Exception {
        run(report, StoresUnderTest.memory(Clock.systemUTC()));
        Path file = Files.createTempDirectory("benchmark");
        DatabaseSettings h2 = new DatabaseSettings("jdbc:h2:file:" + file.resolve("seats"), null, null, THREADS);
        run(report, StoresUnderTest.jdbc("H2 in a file", h2, Clock.systemUTC()));
        run(report, StoresUnderTest.jdbc("PostgreSQL", TestingPostgres.newDatabase(), Clock.systemUTC()));
        SeatsPerSecond.run(report, h2, "H2 in a file", false);
        SeatsPerSecond.run(report, TestingPostgres.newDatabase(), "PostgreSQL", true);
    }

    private static void run(Report report, StoresUnderTest stores) throws Exception {
        try (stores) {
            stores.addAccounts(ACCOUNTS);
            perSecond(stores.rules, RUN);
            double[] runs = new double[RUNS];
            for (int run = 0; run < RUNS; run++) {
                runs[run] = perSecond(stores.rules, RUN);
            }
            report.row(
                    "logins beyond hashing, with `createsession` and `logout`, " + stores.name,
                    Report.spread(runs) + " /s",
                    "",
                    "",
                    "");
        }
    }

    private static double perSecond(OrganisationRules rules, Duration time) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            long begin = System.nanoTime();
            long end = begin + time.toNanos();
            List<Callable<Long>> logins = new ArrayList<>();
            for (int n = 0; n < THREADS; n++) {
                logins.add(() -> logIn(rules, end));
            }
            long done = 0;
            for (Future<Long> thread : threads.invokeAll(logins)) {
                done += thread.get();
            }
            return done * 1e9 / (System.nanoTime() - begin);
        } finally {
            threads.shutdownNow();
        }
    }

    private static long logIn(OrganisationRules rules, long end) throws Exception {
        Device device = new Device("192.0.2.1", "Chrome", "Windows");
        Password password = new Password(StoresUnderTest.PASSWORD);
        long done = 0;
        while (System.nanoTime() < end) {
            SessionId session = rules.sessions().begin(device).id();
            String login = Sessions.account(ThreadLocalRandom.current().nextInt(ACCOUNTS));
            LoginOutcome outcome =
                    rules.logins().withPassword(new LoginAttempt(session, "web", device, false), login, password);
            if (outcome instanceof LoginOutcome.Refused) {
                throw new IllegalStateException(outcome.toString());
            }
            rules.sessions().end(session, null);
            done++;
        }
        return done;
    }
}
