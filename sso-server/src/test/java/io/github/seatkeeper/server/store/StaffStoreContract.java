package io.github.seatkeeper.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link StaffStore} does. An implementation's test says how one is made. */
public abstract class StaffStoreContract {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    private final String unique = UUID.randomUUID().toString();
    private final Staff root = new Staff("Root " + unique, "harbour", "{argon2}x", Staff.Role.SUPERUSER);
    private StaffStore store;

    protected abstract Stores stores();

    @BeforeEach
    void makeStore() {
        store = stores().staff();
        store.add(root);
    }

    @Test
    void staffIsFoundWholeHoweverTheLoginIsTyped() {
        assertThat(store.find("ROOT " + unique)).isEqualTo(root);
        assertThat(store.find("nobody")).isNull();
        Staff service = new Staff("service " + unique, "harbour", "{argon2}y", Staff.Role.CUSTOMER_SERVICE);
        assertThat(store.add(service)).isTrue();
        assertThat(store.find(service.login())).isEqualTo(service);
    }

    @Test
    void loginBelongsToOne() {
        assertThat(store.add(new Staff("root " + unique, "another", "{argon2}z", Staff.Role.SUPERUSER)))
                .isFalse();
        assertThat(store.find(root.login())).isEqualTo(root);
    }

    @Test
    void loginLastsUntilItEndsOrIsEnded() {
        store.logIn("one " + unique, "ROOT " + unique, LATER);
        store.logIn("two " + unique, root.login(), LATER);
        assertThat(store.loggedIn("one " + unique, NOON)).isEqualTo(root);
        assertThat(store.loggedIn("nobody's", NOON)).isNull();
        store.logOut("one " + unique);
        store.logOut("one " + unique);
        assertThat(store.loggedIn("one " + unique, NOON)).isNull();
        assertThat(store.loggedIn("two " + unique, LATER.minusMillis(1))).isEqualTo(root);
        assertThat(store.loggedIn("two " + unique, LATER)).isNull();
    }

    @Test
    void whoeverIsRemovedIsLoggedOutAndTheLoginIsFreeAgain() {
        store.logIn("one " + unique, root.login(), LATER);
        assertThat(store.remove("ROOT " + unique)).isTrue();
        assertThat(store.find(root.login())).isNull();
        assertThat(store.loggedIn("one " + unique, NOON)).isNull();
        assertThat(store.remove(root.login())).isFalse();
        assertThat(store.add(root)).isTrue();
        assertThat(store.loggedIn("one " + unique, NOON)).isNull();
    }
}
