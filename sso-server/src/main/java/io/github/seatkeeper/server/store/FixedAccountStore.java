package io.github.seatkeeper.server.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Accounts that are known when the service starts and never change. */
public final class FixedAccountStore implements AccountStore {
    private static final String MAC = "HmacSHA256";

    private final Map<String, Account> byLogin;
    private final Map<String, Account> byId;
    private final List<String> decoyHashes;
    private final SecretKeySpec decoyKey;

    /**
     * Takes the accounts.
     *
     * @param accounts no two with the same login or id
     * @param hashOfNobody the decoy while there are no accounts
     * @param random decides which login that nobody has gets which decoy
     */
    public FixedAccountStore(Collection<Account> accounts, String hashOfNobody, SecureRandom random) {
        this.byLogin = accounts.stream()
                .collect(Collectors.toUnmodifiableMap(account -> Account.folded(account.login()), Function.identity()));
        this.byId = accounts.stream().collect(Collectors.toUnmodifiableMap(Account::id, Function.identity()));
        this.decoyHashes = accounts.isEmpty()
                ? List.of(hashOfNobody)
                : accounts.stream().map(Account::passwordHash).toList();
        byte[] key = new byte[32];
        random.nextBytes(key);
        this.decoyKey = new SecretKeySpec(key, MAC);
    }

    @Override
    public @Nullable Account withLogin(String login) {
        return byLogin.get(Account.folded(login));
    }

    @Override
    public @Nullable Account withId(String id) {
        return byId.get(id);
    }

    /**
     * The accounts' hashes may take differently long. A decoy of one kind would tell all accounts of the others from
     * logins that nobody has; one drawn anew each time would tell by its changes.
     */
    @Override
    public String decoyHash(String login) {
        long draw = ByteBuffer.wrap(mac(Account.folded(login))).getLong();
        return decoyHashes.get(Math.floorMod(draw, decoyHashes.size()));
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(decoyKey);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + MAC + ".", e);
        }
    }
}
