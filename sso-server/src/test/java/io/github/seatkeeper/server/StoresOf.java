package io.github.seatkeeper.server;

import io.github.seatkeeper.server.store.Stores;

/** What a running service remembers, for benchmarks that fill it faster than by its wire. */
public final class StoresOf {
    private StoresOf() {}

    /**
     * Its stores.
     *
     * @param server a running service
     * @return the stores it works on
     */
    public static Stores service(SsoServer server) {
        return server.stores();
    }
}
