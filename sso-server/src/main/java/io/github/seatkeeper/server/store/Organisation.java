package io.github.seatkeeper.server.store;

import io.github.seatkeeper.protocol.SharedSecret;

/**
 * A publisher: accounts, sessions and limits are one organisation's and never another's.
 *
 * @param id what API clients name as their issuer
 * @param name what its customers call it
 * @param key known to every node of the service and to nobody else; signs what the service hands out to get it back
 */
public record Organisation(String id, String name, SharedSecret key) {}
