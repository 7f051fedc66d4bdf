package io.github.seatkeeper.filter;

import java.io.IOException;
import java.io.UncheckedIOException;
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
        List<URL> copies = in(site);
        if (copies.size() > 1) {
            LOG.log(
                    Level.WARNING,
                    "Seatkeeper lies in this site {0} times, and which of them runs is chance. Keep one: {1}",
                    copies.size(),
                    copies);
        }
    }

    private static List<URL> in(ClassLoader site) {
        try {
            return Collections.list(site.getResources(FILTER)).stream()
                    .filter(copy -> copy.getPath().contains("/WEB-INF/"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
