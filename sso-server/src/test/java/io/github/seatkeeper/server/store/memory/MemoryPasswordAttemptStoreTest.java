package io.github.seatkeeper.server.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.server.store.PasswordAttemptStore;
import io.github.seatkeeper.server.store.PasswordAttemptStore.Admission;
import io.github.seatkeeper.server.store.PasswordAttemptStore.Failure;
import io.github.seatkeeper.server.store.PasswordAttemptStore.Subject;
import io.github.seatkeeper.server.store.PasswordAttemptStoreContract;
import org.junit.jupiter.api.Test;

class MemoryPasswordAttemptStoreTest extends PasswordAttemptStoreContract {
    @Override
    protected PasswordAttemptStore emptyStore() {
        return new MemoryPasswordAttemptStore();
    }

    private static Failure fail(PasswordAttemptStore store, Subject subject) {
        return store.failed(subject, slot(store, subject), POLICY, NOON);
    }

    private static long slot(PasswordAttemptStore store, Subject subject) {
        return ((Admission.Slot) store.take(subject, POLICY, NOON)).id();
    }

    @Test
    void countsOfLoginsNobodyHasAreBoundedAndThoseOfAccountsAreKept() {
        PasswordAttemptStore store = new MemoryPasswordAttemptStore(2);
        Subject account = new Subject("account", true);
        Subject nobody = new Subject("nobody", false);
        fail(store, account);
        fail(store, nobody);
        fail(store, new Subject("another", false));
        fail(store, new Subject("one more", false));
        assertThat(fail(store, account)).isEqualTo(new Failure(1, null));
        assertThat(fail(store, nobody)).isEqualTo(new Failure(2, null));
    }

    @Test
    void subjectOfWhomNothingIsLeftToRememberTakesNoPlace() {
        MemoryPasswordAttemptStore store = new MemoryPasswordAttemptStore();
        for (boolean known : new boolean[] {true, false}) {
            Subject right = new Subject("right", known);
            fail(store, right);
            store.succeeded(right, slot(store, right));
            Subject abandoned = new Subject("abandoned", known);
            store.abandoned(abandoned, slot(store, abandoned));
            assertThat(store.frozenUntil(new Subject("only asked about", known), NOON))
                    .isNull();
            Subject lapsed = new Subject("lapsed", known);
            fail(store, lapsed);
            store.frozenUntil(lapsed, NOON.plus(POLICY.duration()));
        }
        assertThat(store.size()).isZero();
    }
}
