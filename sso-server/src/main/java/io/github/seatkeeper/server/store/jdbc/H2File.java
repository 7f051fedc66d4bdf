package io.github.seatkeeper.server.store.jdbc;

import java.time.Duration;
import java.util.Optional;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/**
 * The file of an H2 database. Each commit is written to a place of its own, some 35 kB with all that H2 writes along,
 * and the place can be written over when nothing in it is current any more. One page of rows that nobody changes keeps
 * it. A thread of H2's own would gather such pages, but there is none where commits are written at once, nor any SQL
 * for it: hence the look behind the connection.
 */
final class H2File {
    /** Percent of what is written that has to be current. */
    private static final int CURRENT = 50;

    private static final int BYTES_AT_ONCE = 1024 * 1024;

    /**
     * Whoever opens the file of a killed process begins at the commit that its first block names, some twenty before the
     * last, and goes from each to the next. Where one of these had been written over, those after it would be lost.
     */
    private static final int COMMITS_KEPT = 40;

    private final Database database;
    private final Duration leastKept;

    /**
     * One that is to be tidied again and again.
     *
     * @param leastKept how long the disk may take to hold what was written
     */
    H2File(Database database, Duration leastKept) {
        this.database = database;
        this.leastKept = leastKept;
    }

    /**
     * Has the disk hold what was written, lets what is no longer current be written over, and gathers the pages of the
     * emptiest places for the next commit to write elsewhere. Commits wait for the gathering only, some milliseconds.
     */
    void tidy() {
        file().ifPresent(this::tidy);
    }

    /** Empty where H2 is a server, whose own affair its file is. */
    private Optional<MVStore> file() {
        return database.inOneStatement(tx -> tx.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal local
                ? Optional.of(local.getDatabase().getStore().getMvStore())
                : Optional.empty());
    }

    /** Told each time, for H2 forgets it where it opens the file anew. */
    private void tidy(MVStore file) {
        file.setVersionsToKeep(COMMITS_KEPT);
        file.setRetentionTime(Math.toIntExact(leastKept.toMillis()));
        file.sync();
        file.compact(CURRENT, BYTES_AT_ONCE);
    }
}
