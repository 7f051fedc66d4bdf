/**
 * What the service remembers, of one organisation: interfaces whose operations are whole decisions, and the ones in
 * memory. Knows no rules, no passwords in the clear and no HTTP; time is handed in.
 */
@NullMarked
package io.github.seatkeeper.server.store;

import org.jspecify.annotations.NullMarked;
