/**
 * What says in one sentence that this jar lies in a container of the other servlet API. Nothing here is looked up by a
 * container that the filter runs in.
 */
@NullMarked
package io.github.seatkeeper.filter.misplaced;

import org.jspecify.annotations.NullMarked;
