package io.github.seatkeeper.server.store.jdbc;

import io.github.seatkeeper.server.store.Account;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Makes accounts of the rows of a site's own table. Thread-safe. */
final class DirectoryRows {
    private static final System.Logger LOG = System.getLogger(DirectoryRows.class.getName());
    private static final Set<String> YES = Set.of("true", "t", "1", "yes", "y");
    private static final int MAX_WARNINGS = 1_000;

    private final HashForms hashes;
    private final String hashOfNobody;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    DirectoryRows(HashForms hashes, String hashOfNobody) {
        this.hashes = hashes;
        this.hashOfNobody = hashOfNobody;
    }

    Account account(Row row) throws SQLException {
        String id = row.text("id");
        return new Account(id, row.text("login"), hash(id, row), isActive(row), limit(row), products(row));
    }

    /** One that can't be read is no reason to tell this account from others: its every password is wrong. */
    private String hash(String id, Row row) throws SQLException {
        String stored = row.textOrNull("password_hash");
        String hash = stored == null ? null : hashes.read(stored.strip());
        if (hash == null && warned.size() < MAX_WARNINGS && warned.add(id)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The password hash of account {0} is of no form that can be read: nobody can log in with it.",
                    id);
        }
        return hash == null ? hashOfNobody : hash;
    }

    private static boolean isActive(Row row) throws SQLException {
        if (!row.has("active")) {
            return true;
        }
        String active = row.textOrNull("active");
        return active != null && YES.contains(active.strip().toLowerCase(Locale.ROOT));
    }

    private static @Nullable Integer limit(Row row) throws SQLException {
        Integer limit = row.has("session_limit") ? row.numberOrNull("session_limit") : null;
        return limit == null || limit < 1 ? null : limit;
    }

    private static List<String> products(Row row) throws SQLException {
        String products = row.has("products") ? row.textOrNull("products") : null;
        return products == null
                ? List.of()
                : Arrays.stream(products.split(",", -1))
                        .map(String::strip)
                        .filter(product -> !product.isEmpty())
                        .toList();
    }
}
