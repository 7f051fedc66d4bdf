/**
 * The drop-in filter and the pages it shows. What a site sees is {@code SessionLimitFilter} and the view models of the
 * pages; everything else is package-private. Signing and calling the service live in core, never here.
 */
@NullMarked
package io.github.seatkeeper.filter;

import org.jspecify.annotations.NullMarked;
