package io.github.seatkeeper.server.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pages under some paths, that know a browser by one cookie.
 *
 * @param paths what their paths begin with
 * @param cookie the cookie's name, as it is without https
 * @param cookiePath and its path
 * @param makesKeys whether a browser without a key gets one that nothing is known about yet
 */
record Area(List<String> paths, String cookie, String cookiePath, boolean makesKeys) {
    static final Area ADMIN = new Area(List.of("/admin"), "seatkeeper_staff", "/admin", true);
    /** The cookie is that of {@code identify}. */
    static final Area CUSTOMERS = new Area(List.of("/login", "/account"), "seatkeeper_sso", "/", false);

    private static final List<Area> ALL = List.of(ADMIN, CUSTOMERS);

    static @Nullable Area of(String path) {
        return ALL.stream().filter(area -> area.has(path)).findFirst().orElse(null);
    }

    private boolean has(String path) {
        return paths.stream().anyMatch(begin -> path.equals(begin) || path.startsWith(begin + "/"));
    }
}
