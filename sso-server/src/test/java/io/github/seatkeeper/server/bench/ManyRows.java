package io.github.seatkeeper.server.bench;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Logins and status checks over HTTP with 1,000,000 sessions in PostgreSQL against 1,000. */
final class ManyRows {
    private static final List<String> TABLES = List.of("session", "account", "seat_lock", "password_attempts");

    private ManyRows() {}

    static void run(Report report) throws Exception {
        try (BigDatabase few = new BigDatabase(AmongMany.FEW);
                BigDatabase many = new BigDatabase(AmongMany.MANY)) {
            few.fill();
            many.fill();
            Map<String, Long> before = wholeReads(many);
            AmongMany.run(report, "PostgreSQL", few.site, many.site);
            // PostgreSQL tells what it counted a moment later
            TimeUnit.SECONDS.sleep(2);
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

    private static Map<String, Long> wholeReads(BigDatabase database) throws SQLException {
        Map<String, Long> reads = new HashMap<>();
        for (String table : TABLES) {
            reads.put(table, database.wholeReads(table));
        }
        return reads;
    }
}
