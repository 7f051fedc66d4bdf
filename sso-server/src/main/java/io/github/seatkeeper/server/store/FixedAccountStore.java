package io.github.seatkeeper.server.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Accounts that are known when the service starts and never change. */
public final class FixedAccountStore implements AccountStore {
    private final Map<String, Account> byLogin;
    private final Map<String, Account> byId;
    private final String decoyHash;

    /**
     * Takes the accounts.
     *
     * @param accounts no two with the same login or id
     * @param hashOfNobody the decoy while there are no accounts
     */
    public FixedAccountStore(Collection<Account> accounts, String hashOfNobody) {
        this.byLogin = accounts.stream()
                .collect(Collectors.toUnmodifiableMap(account -> Account.folded(account.login()), Function.identity()));
        this.byId = accounts.stream().collect(Collectors.toUnmodifiableMap(Account::id, Function.identity()));
        this.decoyHash = usualHash(accounts, hashOfNobody);
    }

    @Override
    public @Nullable Account withLogin(String login) {
        return byLogin.get(Account.folded(login));
    }

    @Override
    public @Nullable Account withId(String id) {
        return byId.get(id);
    }

    @Override
    public String decoyHash() {
        return decoyHash;
    }

    /** One hash of the algorithm that most accounts have. */
    private static String usualHash(Collection<Account> accounts, String hashOfNobody) {
        return accounts.stream()
                .map(Account::passwordHash)
                .collect(Collectors.groupingBy(hash -> hash.substring(0, hash.indexOf('}') + 1)))
                .values()
                .stream()
                .max(Comparator.comparingInt(hashes -> hashes.size()))
                .map(hashes -> hashes.get(0))
                .orElse(hashOfNobody);
    }
}
