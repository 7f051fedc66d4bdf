package io.github.seatkeeper.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link AccountStore} of the service's own does. An implementation's test says how one is made. */
public abstract class AccountStoreContract {
    private static final Account ALICE =
            new Account("1", "Alice@Example.org", "{argon2}a", false, 4, List.of("daily", "sunday"));
    private static final Account BOB = Account.active("2", "bob", "{bcrypt}b");

    private AccountStore store;

    /** Whose decoy is {@code {argon2}nobody}. */
    protected abstract AccountStore emptyStore();

    @BeforeEach
    void makeStore() {
        store = emptyStore();
    }

    private List<String> logins(String beginning, int max) {
        return store.withLoginBeginning(beginning, max).stream()
                .map(Account::login)
                .toList();
    }

    @Test
    void accountIsFoundWholeByIdAndByLoginHoweverItIsTyped() {
        assertThat(store.add(ALICE)).isTrue();
        assertThat(store.withId("1")).isEqualTo(ALICE);
        assertThat(store.withLogin("aLICE@example.ORG")).isEqualTo(ALICE);
        assertThat(store.add(BOB)).isTrue();
        assertThat(store.withLogin("bob")).isEqualTo(BOB);
    }

    @Test
    void nobodyIsFoundByWhatNobodyHas() {
        store.add(BOB);
        for (String nobody : new String[] {"", " bob", "bob ", "bo", "%", "b_b", "bob\0", "\ud800", "2"}) {
            assertThat(store.withLogin(nobody)).as(nobody).isNull();
        }
        assertThat(store.withId("bob")).isNull();
    }

    @Test
    void loginInAnotherUnicodeFormIsTheSame() {
        store.add(Account.active("3", "ren\u00e9", "{argon2}r"));
        assertThat(store.withLogin("RENE\u0301")).isNotNull();
    }

    @Test
    void secondAccountWithALoginOrAnIdIsRefused() {
        store.add(BOB);
        assertThat(store.add(Account.active("3", "BOB", "{argon2}x"))).isFalse();
        assertThat(store.add(Account.active("2", "robert", "{argon2}x"))).isFalse();
        assertThat(store.withId("2")).isEqualTo(BOB);
        assertThat(store.withLogin("robert")).isNull();
    }

    @Test
    void accountsAreFoundByHowTheirLoginBegins() {
        store.add(ALICE);
        store.add(BOB);
        for (String login : new String[] {"bobby", "bob\ud83d\ude00", "bo_b", "bo%b", "bo!b"}) {
            store.add(Account.active(login, login, "{argon2}x"));
        }
        assertThat(logins("ALI", 10)).containsExactly("Alice@Example.org");
        assertThat(logins("bob", 10)).containsExactly("bob", "bobby", "bob\ud83d\ude00");
        assertThat(logins("bob", 1)).containsExactly("bob");
        assertThat(logins("bo_", 10)).containsExactly("bo_b");
        assertThat(logins("bo%", 10)).containsExactly("bo%b");
        assertThat(logins("bo!", 10)).containsExactly("bo!b");
        assertThat(logins("ob", 10)).isEmpty();
        assertThat(logins("", 10)).hasSize(7);
    }

    @Test
    void passwordIsReplaced() {
        store.add(BOB);
        assertThat(store.canSetPasswords()).isTrue();
        assertThat(store.setPassword("2", "{bcrypt}b", "{argon2}new")).isTrue();
        assertThat(store.withLogin("bob")).isEqualTo(BOB.withPasswordHash("{argon2}new"));
        assertThat(store.setPassword("nobody", "{bcrypt}b", "{argon2}new")).isFalse();
    }

    @Test
    void passwordThatIsAnotherByNowIsNotReplaced() {
        store.add(BOB);
        assertThat(store.setPassword("2", "{bcrypt}b", "{argon2}first")).isTrue();
        assertThat(store.setPassword("2", "{bcrypt}b", "{argon2}second")).isFalse();
        assertThat(store.withId("2")).isEqualTo(BOB.withPasswordHash("{argon2}first"));
    }

    @Test
    void decoysAreTheAccountsOwnHashesOfEveryKindThereIsAndStay() {
        assertThat(store.decoyHash("nobody")).isEqualTo("{argon2}nobody");
        for (int n = 0; n < 8; n++) {
            store.add(Account.active("a" + n, "a" + n, "{argon2}a"));
            store.add(Account.active("b" + n, "b" + n, "{bcrypt}b"));
        }
        assertThat(IntStream.range(0, 100)
                        .mapToObj(n -> store.decoyHash("nobody-" + n))
                        .distinct())
                .containsExactlyInAnyOrder("{argon2}a", "{bcrypt}b");
        for (int n = 0; n < 20; n++) {
            assertThat(store.decoyHash("NOBODY-" + n)).isEqualTo(store.decoyHash("nobody-" + n));
        }
    }
}
