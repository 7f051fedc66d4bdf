/**
 * The stores of a service that outlives its nodes, over plain JDBC: H2 in a file, PostgreSQL and what speaks like it.
 * Every decision is one transaction; no SQL stands anywhere else, and no rule of a login stands here.
 */
@NullMarked
package io.github.seatkeeper.server.store.jdbc;

import org.jspecify.annotations.NullMarked;
