/**
 * Starts a servlet container in a process of its own and does there what a test orders. Nothing here names a type of the
 * servlet API: one launcher serves every version of its container.
 */
@NullMarked
package io.github.seatkeeper.containers;

import org.jspecify.annotations.NullMarked;
