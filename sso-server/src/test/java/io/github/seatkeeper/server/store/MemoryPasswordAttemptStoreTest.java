package io.github.seatkeeper.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.server.store.PasswordAttemptStore.Admission;
import io.github.seatkeeper.server.store.PasswordAttemptStore.Failure;
import io.github.seatkeeper.server.store.PasswordAttemptStore.Subject;
import org.junit.jupiter.api.Test;

class MemoryPasswordAttemptStoreTest extends PasswordAttemptStoreContract {
    @Override
    PasswordAttemptStore emptyStore() {
        return new MemoryPasswordAttemptStore();
    }

    private static Failure fail(PasswordAttemptStore store, Subject subject) {
        Admission.Slot slot = (Admission.Slot) store.take(subject, POLICY, NOON);
        return store.failed(subject, slot.id(), POLICY, NOON);
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
}
