package io.github.seatkeeper.server.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.AccountStore;
import io.github.seatkeeper.server.store.StoreUnavailableException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Accounts that live in a site's own table, which is asked by configured queries and otherwise left alone. A login that
 * several rows have is nobody's.
 */
public final class DirectoryAccountStore implements AccountStore, AutoCloseable {
    private static final Set<String> COLUMNS = Set.of("id", "login", "password_hash");

    private final Database database;
    private final DirectorySettings settings;
    private final HashForms hashes;
    private final DirectoryRows rows;
    private final Decoys decoys;

    private DirectoryAccountStore(
            Database database, DirectorySettings settings, HashForms hashes, String hashOfNobody, Decoys decoys) {
        this.database = database;
        this.settings = settings;
        this.hashes = hashes;
        this.rows = new DirectoryRows(hashes, hashOfNobody);
        this.decoys = decoys;
    }

    /**
     * Opens the table's database and asks each query once, so that a mistake in one is told at the start.
     *
     * @param settings where the table is and how it is asked
     * @param hashes reads the hashes in it
     * @param hashOfNobody stands in for a hash that can't be read: of no password anybody knows
     * @param organisationKey decides which login that nobody has gets which decoy
     * @return the store
     * @throws StoreUnavailableException if it can't be asked; its message says why in one sentence for the operator
     */
    public static DirectoryAccountStore open(
            DirectorySettings settings, HashForms hashes, String hashOfNobody, SharedSecret organisationKey) {
        HikariConfig config = new HikariConfig();
        Dialect.configureForeign(config, settings.database().url());
        Database database = new Database(
                new Opening(settings.database(), "accounts.database", "accounts.user and accounts.password")
                        .pool(config));
        boolean asked = false;
        try {
            check(database, "accounts.byLogin", settings.byLogin());
            check(database, "accounts.byId", settings.byId());
            if (settings.search() != null) {
                check(database, "accounts.search", settings.search());
            }
            asked = true;
        } finally {
            if (!asked) {
                database.close();
            }
        }
        Decoys decoys = new Decoys(hashOfNobody, new DecoyPoints(organisationKey));
        return new DirectoryAccountStore(database, settings, hashes, hashOfNobody, decoys);
    }

    private static void check(Database database, String setting, String query) {
        Set<String> columns;
        try {
            columns = database.inOneStatement(tx -> tx.columns(query, arguments(query, "0")));
        } catch (IllegalStateException e) {
            throw new StoreUnavailableException("The query " + setting + " is refused by its database: correct it.", e);
        }
        if (!columns.containsAll(COLUMNS)) {
            throw new StoreUnavailableException("The query " + setting
                    + " must give the columns id, login and password_hash: name them so with AS.");
        }
    }

    private static Object[] arguments(String query, String argument) {
        int count = (int) query.chars().filter(c -> c == '?').count();
        return Collections.nCopies(count, argument).toArray();
    }

    private List<Account> ask(String query, String argument) {
        return database.rows(query, rows::account, arguments(query, argument));
    }

    private @Nullable Account one(String query, String argument) {
        List<Account> found = ask(query, argument);
        found.forEach(account -> decoys.met(account.passwordHash()));
        return found.size() == 1 ? found.get(0) : null;
    }

    @Override
    public @Nullable Account withLogin(String login) {
        return one(settings.byLogin(), Account.folded(login));
    }

    @Override
    public @Nullable Account withId(String id) {
        return one(settings.byId(), id);
    }

    /** Without a query that searches, only the whole login is found. */
    @Override
    public List<Account> withLoginBeginning(String beginning, int max) {
        String search = settings.search();
        String folded = Account.folded(beginning);
        List<Account> found = search == null ? ask(settings.byLogin(), folded) : ask(search, folded + "%");
        return found.stream()
                .filter(account -> Account.folded(account.login()).startsWith(folded))
                .limit(max)
                .toList();
    }

    @Override
    public String decoyHash(String login) {
        return decoys.of(Account.folded(login));
    }

    @Override
    public boolean canSetPasswords() {
        return settings.setPassword() != null;
    }

    /** Read and compared just before: the configured statement knows nothing of the password there was. */
    @Override
    public boolean setPassword(String id, String expectedHash, String newHash) {
        String update = settings.setPassword();
        if (update == null) {
            throw new UnsupportedOperationException("The accounts' passwords are set elsewhere.");
        }
        Account now = withId(id);
        return now != null
                && now.passwordHash().equals(expectedHash)
                && database.update(update, hashes.written(newHash), id) == 1;
    }

    @Override
    public boolean add(Account account) {
        throw new UnsupportedOperationException("The accounts are another system's.");
    }

    /**
     * Asks whether the table's database can be used now.
     *
     * @throws StoreUnavailableException if it can't
     */
    public void check() {
        database.check();
    }

    @Override
    public void close() {
        database.close();
    }
}
