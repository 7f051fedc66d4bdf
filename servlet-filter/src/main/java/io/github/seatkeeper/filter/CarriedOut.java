package io.github.seatkeeper.filter;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A choice that a login came of, for the browser that asks for it once more.
 *
 * @param id the choice's
 * @param csrf proves that the chooser's own form was sent
 * @param next where the login leads, relative to the site's context; null for nowhere in particular
 */
record CarriedOut(String id, String csrf, @Nullable String next) implements Serializable {
    private static final long serialVersionUID = 1L;

    static CarriedOut of(PendingLogin choice) {
        return new CarriedOut(choice.id(), choice.csrf(), choice.attempt().returnTo());
    }

    CarriedOut leadingTo(String localUrl) {
        return new CarriedOut(id, csrf, localUrl);
    }
}
