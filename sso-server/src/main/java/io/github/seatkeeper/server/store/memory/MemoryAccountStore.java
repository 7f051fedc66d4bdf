package io.github.seatkeeper.server.store.memory;

import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.AccountStore;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Accounts given when the service starts, or added since. */
public final class MemoryAccountStore implements AccountStore {
    private static final String MAC = "HmacSHA256";

    private final NavigableMap<String, Account> byLogin = new TreeMap<>();
    private final Map<String, Account> byId = new HashMap<>();
    private final String hashOfNobody;
    private final SecretKeySpec decoyKey;
    private final List<String> decoyHashes = new ArrayList<>();

    /**
     * An empty store.
     *
     * @param hashOfNobody the decoy while there are no accounts
     * @param random decides which login that nobody has gets which decoy
     */
    public MemoryAccountStore(String hashOfNobody, SecureRandom random) {
        this.hashOfNobody = hashOfNobody;
        byte[] key = new byte[32];
        random.nextBytes(key);
        this.decoyKey = new SecretKeySpec(key, MAC);
    }

    @Override
    public synchronized @Nullable Account withLogin(String login) {
        return byLogin.get(Account.folded(login));
    }

    @Override
    public synchronized @Nullable Account withId(String id) {
        return byId.get(id);
    }

    @Override
    public synchronized List<Account> withLoginBeginning(String beginning, int max) {
        String folded = Account.folded(beginning);
        return byLogin.tailMap(folded, true).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(folded))
                .limit(max)
                .map(Map.Entry::getValue)
                .toList();
    }

    /**
     * The accounts' hashes may take differently long. A decoy of one kind would tell all accounts of the others from
     * logins that nobody has; one drawn anew each time would tell by its changes.
     */
    @Override
    public synchronized String decoyHash(String login) {
        if (decoyHashes.isEmpty()) {
            return hashOfNobody;
        }
        long draw = ByteBuffer.wrap(mac(Account.folded(login))).getLong();
        return decoyHashes.get(Math.floorMod(draw, decoyHashes.size()));
    }

    @Override
    public boolean canSetPasswords() {
        return true;
    }

    @Override
    public synchronized boolean setPassword(String id, String expectedHash, String newHash) {
        Account account = byId.get(id);
        if (account == null || !account.passwordHash().equals(expectedHash)) {
            return false;
        }
        put(account.withPasswordHash(newHash));
        return true;
    }

    @Override
    public synchronized boolean add(Account account) {
        if (byId.containsKey(account.id()) || byLogin.containsKey(Account.folded(account.login()))) {
            return false;
        }
        put(account);
        decoyHashes.add(account.passwordHash());
        return true;
    }

    private void put(Account account) {
        byLogin.put(Account.folded(account.login()), account);
        byId.put(account.id(), account);
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
