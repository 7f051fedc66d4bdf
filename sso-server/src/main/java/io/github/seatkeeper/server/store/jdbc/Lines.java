package io.github.seatkeeper.server.store.jdbc;

import java.util.Collection;
import java.util.List;

/** A short list in one column, each item on a line. */
final class Lines {
    private Lines() {}

    static String of(Collection<String> items) {
        return String.join("\n", items);
    }

    static List<String> items(String lines) {
        return lines.lines().toList();
    }
}
