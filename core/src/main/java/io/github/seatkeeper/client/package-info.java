/**
 * The client a site calls the SSO service with: one method an operation, refusals as values, silence as an exception.
 * Knows no servlet.
 */
@NullMarked
package io.github.seatkeeper.client;

import org.jspecify.annotations.NullMarked;
