package io.github.seatkeeper.server.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pages under some paths, that know a browser by one cookie.
 *
 * @param paths what their paths begin with
 * @param cookie the cookie's name, as it is without https
 * @param cookiePath and its path
 */
record Area(List<String> paths, String cookie, String cookiePath) {
    static final Area ADMIN = new Area(List.of("/admin"), "seatkeeper_staff", "/admin");
    /** The cookie is that of {@code identify}. */
    static final Area CUSTOMERS = new Area(List.of("/login", "/account"), "seatkeeper_sso", "/");

    private static final List<Area> ALL = List.of(ADMIN, CUSTOMERS);

    static @Nullable Area of(String path) {
        return ALL.stream().filter(area -> area.has(path)).findFirst().orElse(null);
    }

    private boolean has(String path) {
        return paths.stream().anyMatch(begin -> path.equals(begin) || path.startsWith(begin + "/"));
    }
}
