/**
 * The newspaper's own Java code: its login, its logout and the escaping its pages need.
 * No class of Seatkeeper may be used here: the site knows it through its {@code web.xml} and what its login page is told.
 */
@NullMarked
package io.github.seatkeeper.sample;

import org.jspecify.annotations.NullMarked;
