/**
 * What the filter costs a site, measured: one command, one table, one picture. Every figure comes with its spread, and
 * what is compared takes turns in the same run. Nothing of it is a test, and nothing is published.
 */
@NullMarked
package io.github.seatkeeper.benchmarks;

import org.jspecify.annotations.NullMarked;
