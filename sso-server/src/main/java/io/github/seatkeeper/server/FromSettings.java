package io.github.seatkeeper.server;

import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.AccountStore;
import io.github.seatkeeper.server.store.Organisation;
import io.github.seatkeeper.server.store.Stores;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Puts what the settings name into the stores, where it is not there yet; what is there is left as it is. */
final class FromSettings {
    private static final System.Logger LOG = System.getLogger(FromSettings.class.getName());
    private static final int KEY_BYTES = 32;

    private FromSettings() {}

    static void into(Stores stores, ServiceSettings settings, SecureRandom random) {
        String id = settings.organisation();
        stores.organisations().add(new Organisation(id, id, key(random)), settings.sessionLimit());
        AccountStore accounts = stores.of(id).accounts();
        settings.accounts().forEach(account -> {
            if (!accounts.add(account) && !isLike(account, accounts.withLogin(account.login()))) {
                warn("account." + account.login());
            }
        });
        settings.staff().forEach(staff -> {
            if (!stores.staff().add(staff) && !staff.equals(stores.staff().find(staff.login()))) {
                warn("staff." + staff.login());
            }
        });
        Integer limit = settings.sessionLimit();
        Integer stored = stores.of(id).limits().limit();
        if (limit != null && !limit.equals(stored)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "sessionLimit is {0} in the settings and {1} in the database, where it was first taken from them:"
                            + " the database holds; the page Session limits changes it.",
                    limit.toString(),
                    stored == null ? "none" : stored.toString());
        }
    }

    /** But for the password, which its customer may have changed. */
    private static boolean isLike(Account account, @Nullable Account stored) {
        return stored != null && account.equals(stored.withPasswordHash(account.passwordHash()));
    }

    private static void warn(String name) {
        LOG.log(
                System.Logger.Level.WARNING,
                "{0} in the settings differs from the database, where it was first taken from them: the database holds.",
                name);
    }

    private static SharedSecret key(SecureRandom random) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return SharedSecret.of(Base64.getEncoder().encodeToString(key));
    }
}
