package io.github.seatkeeper.server.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Logins and status checks over HTTP with 1,000,000 sessions in PostgreSQL against 1,000. */
final class ManyRows {
    private static final List<String> TABLES = List.of("session", "account", "seat_lock");

    private ManyRows() {}

    static void run(Report report) throws Exception {
        try (BigDatabase few = new BigDatabase(AmongMany.FEW);
                BigDatabase many = new BigDatabase(AmongMany.MANY)) {
            few.fill();
            many.fill();
            Map<String, Long> before = wholeReads(many);
            compare(new AmongMany(report, "PostgreSQL"), few, many);
            Map<String, Long> after = wholeReads(many);
            for (String table : TABLES) {
                report.row(
                        "table " + table + " read from end to end meanwhile",
                        String.valueOf(after.get(table) - before.get(table)),
                        "",
                        "",
                        "0");
            }
        }
    }

    private static void compare(AmongMany among, BigDatabase few, BigDatabase many) throws Exception {
        among.compare("login", () -> few.site.logIns(AmongMany.CALLS), () -> many.site.logIns(AmongMany.CALLS));
        among.compare(
                "`sessionstatus` that notes the use",
                () -> notedChecks(few),
                () -> many.site.checksOfEven(AmongMany.CALLS));
        among.compare(
                "`sessionstatus` that writes nothing",
                () -> few.site.checksOfOdd(AmongMany.CALLS),
                () -> many.site.checksOfOdd(AmongMany.CALLS));
    }

    /** As often as there are sessions, and then again. */
    private static Latencies notedChecks(BigDatabase few) throws Exception {
        Latencies latencies = few.site.checksOfEven(0);
        for (int checked = 0; checked < AmongMany.CALLS; checked += AmongMany.FEW / 2) {
            few.unseen();
            latencies = latencies.and(few.site.checksOfEven(AmongMany.FEW / 2));
        }
        return latencies;
    }

    /** PostgreSQL tells what it counted a moment later: what making the indexes read, and what was compared. */
    private static Map<String, Long> wholeReads(BigDatabase database) throws Exception {
        TimeUnit.SECONDS.sleep(2);
        Map<String, Long> reads = new HashMap<>();
        for (String table : TABLES) {
            reads.put(table, database.wholeReads(table));
        }
        return reads;
    }
}
