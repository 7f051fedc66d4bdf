package io.github.seatkeeper.server.store.jdbc;

import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.AccountStore;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The accounts of one organisation in the database. */
final class JdbcAccountStore implements AccountStore {
    private final Database database;
    private final String organisation;
    private final String hashOfNobody;
    private final DecoyPoints points;

    JdbcAccountStore(Database database, String organisation, String hashOfNobody, DecoyPoints points) {
        this.database = database;
        this.organisation = organisation;
        this.hashOfNobody = hashOfNobody;
        this.points = points;
    }

    @Override
    public @Nullable Account withLogin(String login) {
        return database.first(
                "SELECT * FROM account WHERE organisation_id = ? AND login_folded = ?",
                JdbcAccountStore::account,
                organisation,
                Account.folded(login));
    }

    @Override
    public @Nullable Account withId(String id) {
        return database.first(
                "SELECT * FROM account WHERE organisation_id = ? AND id = ?",
                JdbcAccountStore::account,
                organisation,
                id);
    }

    /** The first from there on: a plan that PostgreSQL keeps can't use an index for a pattern it doesn't know. */
    @Override
    public List<Account> withLoginBeginning(String beginning, int max) {
        String folded = Account.folded(beginning);
        return database.rows("""
                SELECT * FROM account WHERE organisation_id = ? AND login_folded >= ?
                ORDER BY organisation_id, login_folded
                LIMIT ?
                """, JdbcAccountStore::account, organisation, folded, max).stream()
                .filter(account -> Account.folded(account.login()).startsWith(folded))
                .toList();
    }

    @Override
    public String decoyHash(String login) {
        String next = decoyFrom(points.of(Account.folded(login)));
        String found = next == null ? decoyFrom(Long.MIN_VALUE) : next;
        return found == null ? hashOfNobody : found;
    }

    /** In the whole order of its index: with less, H2 reads and sorts half of the accounts. */
    private @Nullable String decoyFrom(long point) {
        return database.first("""
                SELECT password_hash FROM account WHERE organisation_id = ? AND decoy_point >= ?
                ORDER BY organisation_id, decoy_point
                LIMIT 1
                """, row -> row.text("password_hash"), organisation, point);
    }

    @Override
    public boolean canSetPasswords() {
        return true;
    }

    @Override
    public boolean setPassword(String id, String expectedHash, String newHash) {
        return database.update(
                        "UPDATE account SET password_hash = ? WHERE organisation_id = ? AND id = ? AND password_hash = ?",
                        newHash,
                        organisation,
                        id,
                        expectedHash)
                == 1;
    }

    @Override
    public boolean add(Account account) {
        return database.update(
                        """
                INSERT INTO account (organisation_id, id, login, login_folded, password_hash, active, session_limit,
                    products, decoy_point)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """,
                        organisation,
                        account.id(),
                        account.login(),
                        Account.folded(account.login()),
                        account.passwordHash(),
                        account.active(),
                        account.sessionLimit(),
                        Lines.of(account.products()),
                        points.of("account " + account.id()))
                == 1;
    }

    private static Account account(Row row) throws SQLException {
        return new Account(
                row.text("id"),
                row.text("login"),
                row.text("password_hash"),
                row.flag("active"),
                row.numberOrNull("session_limit"),
                Lines.items(row.text("products")));
    }
}
