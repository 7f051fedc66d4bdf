package io.github.seatkeeper.server.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.AccountStore;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MemoryAccountStoreTest {
    private static final List<Account> ACCOUNTS = List.of(
            Account.active("1", "alice", "{argon2}a"),
            Account.active("2", "bob", "{argon2}b"),
            Account.active("3", "carol", "{bcrypt}c"));

    private static AccountStore store(List<Account> accounts) {
        AccountStore store = new MemoryAccountStore("{argon2}nobody", new SecureRandom());
        accounts.forEach(store::add);
        return store;
    }

    private static Stream<String> decoys(AccountStore store) {
        return IntStream.range(0, 300).mapToObj(n -> store.decoyHash("nobody-" + n));
    }

    @Test
    void decoysAreTheAccountsOwnHashesOfEveryKindThereIs() {
        assertThat(decoys(store(ACCOUNTS)).distinct()).containsExactlyInAnyOrder("{argon2}a", "{argon2}b", "{bcrypt}c");
    }

    @Test
    void loginThatNobodyHasKeepsItsDecoyHoweverItIsTyped() {
        AccountStore store = store(ACCOUNTS);
        for (int n = 0; n < 100; n++) {
            assertThat(store.decoyHash("NOBODY-" + n)).isEqualTo(store.decoyHash("nobody-" + n));
        }
    }

    @Test
    void decoysOfOneStartTellNothingOfAnothers() {
        assertThat(decoys(store(ACCOUNTS)).toList())
                .isNotEqualTo(decoys(store(ACCOUNTS)).toList());
    }

    @Test
    void decoyWithoutAccountsIsNobodys() {
        assertThat(store(List.of()).decoyHash("anybody")).isEqualTo("{argon2}nobody");
    }
}
