package io.github.seatkeeper.sample;

import java.net.URI;

/** A newspaper that runs somewhere. */
interface Site {
    /** The front page, ending in a slash. */
    URI uri();

    /** A page of the site; {@code path} starts with a slash and does not name the context. */
    default URI uri(String path) {
        return uri().resolve(path.substring(1));
    }
}
