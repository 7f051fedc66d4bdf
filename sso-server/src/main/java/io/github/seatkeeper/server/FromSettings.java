package io.github.seatkeeper.server;

import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.store.AccountStore;
import io.github.seatkeeper.server.store.Organisation;
import io.github.seatkeeper.server.store.Stores;
import java.security.SecureRandom;
import java.util.Base64;

/** Puts what the settings name into the stores, where it is not there yet; what is there is left as it is. */
final class FromSettings {
    private static final int KEY_BYTES = 32;

    private FromSettings() {}

    static void into(Stores stores, ServiceSettings settings, SecureRandom random) {
        String id = settings.organisation();
        stores.organisations().add(new Organisation(id, id, key(random)), settings.sessionLimit());
        AccountStore accounts = stores.of(id).accounts();
        settings.accounts().forEach(accounts::add);
        settings.staff().forEach(stores.staff()::add);
    }

    private static SharedSecret key(SecureRandom random) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return SharedSecret.of(Base64.getEncoder().encodeToString(key));
    }
}
