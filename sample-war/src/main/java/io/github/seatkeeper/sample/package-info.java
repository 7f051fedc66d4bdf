/**
 * The newspaper's own Java code: its login, its logout and the escaping its pages need.
 * Nothing of Seatkeeper may be named here: the site knows it through its {@code web.xml} alone.
 */
@NullMarked
package io.github.seatkeeper.sample;

import org.jspecify.annotations.NullMarked;
