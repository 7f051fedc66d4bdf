/**
 * What the service remembers: interfaces whose operations are whole decisions, and what they speak of. Knows no rules, no
 * passwords in the clear and no HTTP; time is handed in.
 */
@NullMarked
package io.github.seatkeeper.server.store;

import org.jspecify.annotations.NullMarked;
