package io.github.seatkeeper.server;

import io.github.seatkeeper.server.store.jdbc.DatabaseSettings;
import java.util.Map;
import java.util.TreeMap;

/** The settings of services that share a database. */
final class TestingNodes {
    private TestingNodes() {}

    /** With accounts {@code racer1} to {@code racer3}, each with a limit of its own. */
    static Map<String, String> settings(DatabaseSettings database, int limit) {
        Map<String, String> settings = new TreeMap<>(TestingService.settings(Map.of(
                "database", database.url(),
                "databaseUser", String.valueOf(database.user()),
                "databasePassword", String.valueOf(database.password()),
                "sessionLimit", String.valueOf(limit),
                "freezeAfter", "20")));
        for (int seats = 1; seats <= 3; seats++) {
            settings.put("account.racer" + seats + ".password", TestingService.hash("wonderland"));
            settings.put("account.racer" + seats + ".id", "racer" + seats);
            settings.put("account.racer" + seats + ".sessionLimit", String.valueOf(seats));
        }
        return settings;
    }
}
