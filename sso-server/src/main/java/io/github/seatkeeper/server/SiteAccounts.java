package io.github.seatkeeper.server;

import io.github.seatkeeper.server.store.jdbc.DatabaseSettings;
import io.github.seatkeeper.server.store.jdbc.DirectorySettings;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings of accounts that live in a site's own table.
 *
 * @param directory where the table is and how it is asked
 * @param hashPrefix stands before hashes that do not say themselves what they are; empty if all do
 */
record SiteAccounts(DirectorySettings directory, String hashPrefix) {
    static final Set<String> NAMES = Set.of(
            "accounts.database",
            "accounts.user",
            "accounts.password",
            "accounts.poolSize",
            "accounts.byLogin",
            "accounts.byId",
            "accounts.search",
            "accounts.setPassword",
            "accounts.hashPrefix");

    /** Null where the accounts are the service's own. */
    static @Nullable SiteAccounts read(SettingsReader reader) {
        String url = reader.text("accounts.database");
        if (url == null) {
            return null;
        }
        if (!url.startsWith("jdbc:")) {
            reader.problem("accounts.database is no URL of a database: give one that begins with jdbc:.");
        }
        DatabaseSettings database = new DatabaseSettings(
                url,
                reader.text("accounts.user"),
                reader.text("accounts.password"),
                reader.numberOr("accounts.poolSize", 1, 1_000, 5, "a whole number from 1 to 1000"));
        return new SiteAccounts(
                new DirectorySettings(
                        database,
                        query(reader, "accounts.byLogin", reader.required("accounts.byLogin", "a query")),
                        query(reader, "accounts.byId", reader.required("accounts.byId", "a query")),
                        optional(reader, "accounts.search"),
                        optional(reader, "accounts.setPassword")),
                hashPrefix(reader));
    }

    private static @Nullable String optional(SettingsReader reader, String name) {
        String query = reader.text(name);
        return query == null ? null : query(reader, name, query);
    }

    private static String query(SettingsReader reader, String name, String query) {
        if (!query.isEmpty() && query.indexOf('?') < 0) {
            reader.problem(name + " has no question mark: put one where the value is to stand.");
        }
        return query;
    }

    private static String hashPrefix(SettingsReader reader) {
        String prefix = reader.text("accounts.hashPrefix", "");
        if (!prefix.isEmpty() && !SiteHashes.PREFIXES.contains(prefix)) {
            reader.problem("accounts.hashPrefix is \"" + prefix + "\": give one of "
                    + SiteHashes.PREFIXES.stream().sorted().collect(Collectors.joining(", ")) + ", or leave it out.");
        }
        return prefix;
    }
}
