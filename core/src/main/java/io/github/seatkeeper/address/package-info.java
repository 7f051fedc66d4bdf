/** Whose word on a customer's address is believed: for the sites and the service alike. Knows no wire and no servlet. */
@NullMarked
package io.github.seatkeeper.address;

import org.jspecify.annotations.NullMarked;
