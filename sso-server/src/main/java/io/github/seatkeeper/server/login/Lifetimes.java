package io.github.seatkeeper.server.login;

import io.github.seatkeeper.server.store.Lifetime;

/**
 * How long sessions live.
 *
 * @param anonymous while nobody is logged in
 * @param loggedIn after a login
 * @param remembered after a login with "remember me"
 */
public record Lifetimes(Lifetime anonymous, Lifetime loggedIn, Lifetime remembered) {}
