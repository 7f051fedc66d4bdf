/**
 * What the bundled JSPs need to loop, decide and escape, so that they work in a WAR with an old JSTL or none. Nothing
 * here knows a session or a text.
 */
@NullMarked
package io.github.seatkeeper.filter.tags;

import org.jspecify.annotations.NullMarked;
