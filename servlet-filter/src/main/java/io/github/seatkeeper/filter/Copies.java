package io.github.seatkeeper.filter;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URL;
import java.util.Collections;
import java.util.List;

/**
 * Says so when Seatkeeper lies in a site more than once: as one jar beside its parts, or for both servlet APIs. What the
 * container has on its own class path does not count.
 */
final class Copies {
    private static final Logger LOG = System.getLogger(Copies.class.getName());
    private static final String FILTER = SessionLimitFilter.class.getName().replace('.', '/') + ".class";

    private Copies() {}

    static void warn(ClassLoader site) {
        try {
            List<URL> copies = in(site);
            if (copies.size() > 1) {
                LOG.log(
                        Level.WARNING,
                        "Seatkeeper lies in this site {0} times, and which of them runs is chance. Keep one: {1}",
                        copies.size(),
                        copies);
            }
        } catch (IOException e) {
            LOG.log(
                    Level.WARNING,
                    "Whether Seatkeeper lies in this site more than once cannot be told: {0}",
                    e.toString());
        }
    }

    private static List<URL> in(ClassLoader site) throws IOException {
        return Collections.list(site.getResources(FILTER)).stream()
                .filter(copy -> copy.getPath().contains("/WEB-INF/"))
                .toList();
    }
}
