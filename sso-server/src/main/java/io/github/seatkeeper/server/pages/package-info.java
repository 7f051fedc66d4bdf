/**
 * The pages people see: forms in, HTML out, and what keeps both safe. Asks the rules; decides nothing about seats, logins
 * or limits, and knows nothing of the wire.
 */
@NullMarked
package io.github.seatkeeper.server.pages;

import org.jspecify.annotations.NullMarked;
