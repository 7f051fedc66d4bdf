/**
 * The SSO2 wire: claims, tokens and the values they carry, for both ends of it.
 * Knows no HTTP, no servlet and no JAX-RS; Jackson and java-jwt stay behind its signatures.
 */
@NullMarked
package io.github.seatkeeper.protocol;

import org.jspecify.annotations.NullMarked;
