package io.github.seatkeeper.server.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pages under one path, that know a browser by one cookie.
 *
 * @param path what their paths begin with
 * @param cookie the cookie's name; its path is theirs
 */
record Area(String path, String cookie) {
    static final Area ADMIN = new Area("/admin", "seatkeeper_staff");

    private static final List<Area> ALL = List.of(ADMIN);

    static @Nullable Area of(String path) {
        return ALL.stream()
                .filter(area -> path.equals(area.path) || path.startsWith(area.path + "/"))
                .findFirst()
                .orElse(null);
    }
}
