package io.github.seatkeeper.server.store.jdbc;

import org.jspecify.annotations.Nullable;

/** What password hashes look like in a site's own table. */
public interface HashForms {
    /**
     * Reads a hash of the table.
     *
     * @param stored as it stands there
     * @return the hash with the algorithm's id before it in braces, or null if it can't be read
     */
    @Nullable
    String read(String stored);

    /**
     * Writes a hash for the table.
     *
     * @param hash with the algorithm's id before it in braces
     * @return as it is to stand there
     */
    String written(String hash);
}
