package io.github.seatkeeper.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FixedAccountStoreTest {
    private static final List<Account> ACCOUNTS = List.of(
            new Account("1", "alice", "{argon2}a", true),
            new Account("2", "bob", "{argon2}b", true),
            new Account("3", "carol", "{bcrypt}c", false));

    private static AccountStore store(List<Account> accounts) {
        return new FixedAccountStore(accounts, "{argon2}nobody", new SecureRandom());
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
