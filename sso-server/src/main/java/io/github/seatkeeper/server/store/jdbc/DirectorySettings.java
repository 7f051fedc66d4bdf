package io.github.seatkeeper.server.store.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * A site's own table of accounts. Every question mark in a query stands for what is looked for.
 *
 * @param database where the table is
 * @param byLogin finds an account by its folded login: the columns {@code id}, {@code login} and {@code password_hash},
 *     and where there are such {@code active}, {@code session_limit} and {@code products}, separated by commas
 * @param byId finds an account by its id, with the same columns
 * @param search finds accounts by a pattern for {@code LIKE}, with the same columns; null if there is no such query
 * @param setPassword gives an account, its last question mark, another password hash, its first; null if passwords are
 *     set elsewhere
 */
public record DirectorySettings(
        DatabaseSettings database,
        String byLogin,
        String byId,
        @Nullable String search,
        @Nullable String setPassword) {}
