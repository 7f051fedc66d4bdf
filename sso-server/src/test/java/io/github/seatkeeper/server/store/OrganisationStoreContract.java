package io.github.seatkeeper.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.seatkeeper.protocol.EndReason;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.store.AccessTokenStore.Grant;
import io.github.seatkeeper.server.store.PasswordAttemptStore.Subject;
import io.github.seatkeeper.server.store.SingleUseStore.Consumption;
import io.github.seatkeeper.server.store.SingleUseStore.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link OrganisationStore} does, and that what is one organisation's is not another's. */
public abstract class OrganisationStoreContract {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final Lifetime DAY = new Lifetime(Duration.ofHours(4), Duration.ofHours(24));
    private static final Device DEVICE = new Device(null, "Chrome", "Windows");
    private static final SessionId SESSION = new SessionId("session");

    private final Organisation harbour = organisation("a");
    private final Organisation hill = organisation("b");
    private Stores root;

    protected abstract Stores stores();

    private static Organisation organisation(String id) {
        return new Organisation(id + UUID.randomUUID(), "The Post", SharedSecret.of("the key of " + id));
    }

    @BeforeEach
    void makeStores() {
        root = stores();
        root.organisations().add(harbour, 1);
        root.organisations().add(hill, null);
    }

    @Test
    void organisationIsFoundWhole() {
        assertThat(root.organisations().find(harbour.id())).isEqualTo(harbour);
        assertThat(root.organisations().find("nobody's")).isNull();
        assertThat(root.organisations().all()).containsSubsequence(harbour, hill);
    }

    @Test
    void organisationBeginsWithItsLimitAndKeepsItWhenItIsAddedAgain() {
        assertThat(root.of(harbour.id()).limits().limit()).isEqualTo(1);
        assertThat(root.of(hill.id()).limits().limit()).isNull();
        assertThat(root.organisations().add(new Organisation(harbour.id(), "Another", hill.key()), 7))
                .isFalse();
        assertThat(root.organisations().find(harbour.id())).isEqualTo(harbour);
        assertThat(root.of(harbour.id()).limits().limit()).isEqualTo(1);
    }

    @Test
    void nothingIsKeptForAnOrganisationThatIsNotThere() {
        assertThatThrownBy(() -> root.of("nobody's")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void storesAreThere() {
        root.check();
    }

    @Test
    void whatIsOneOrganisationsIsNotAnothers() {
        OrganisationStores one = root.of(harbour.id());
        OrganisationStores other = root.of(hill.id());
        one.sessions().add(Session.anonymous(SESSION, DEVICE, DAY, NOON));
        one.sessions().takeSeat(new SeatRequest(SESSION, "alice", DEVICE, DAY, null), NOON);
        assertThat(other.sessions().find(SESSION, NOON)).isNull();
        assertThat(other.sessions().active("alice", NOON)).isEmpty();
        assertThat(other.sessions().countActive(NOON)).isZero();
        other.sessions().end(SESSION, EndReason.LOGGED_OUT, NOON);
        assertThat(other.sessions().endAll("alice", Set.of(), EndReason.LOGGED_OUT, NOON))
                .isZero();
        assertThat(other.limits().excess(1, NOON)).isEqualTo(new LimitStore.Excess(0, 0));
        other.limits().change(other.limits().limit(), 1, true, "root", NOON);
        assertThat(one.limits().latestJob()).isNull();
        assertThat(one.sessions().active("alice", NOON)).hasSize(1);

        one.accounts().add(Account.active("alice", "alice", "{argon2}a"));
        assertThat(other.accounts().withLogin("alice")).isNull();
        assertThat(other.accounts().withId("alice")).isNull();
        assertThat(other.accounts().withLoginBeginning("a", 10)).isEmpty();
        assertThat(other.accounts().decoyHash("nobody")).isNotEqualTo("{argon2}a");
        assertThat(other.accounts().setPassword("alice", "{argon2}a", "{argon2}b"))
                .isFalse();
        assertThat(other.accounts().add(Account.active("alice", "alice", "{argon2}b")))
                .isTrue();

        FreezePolicy strict = new FreezePolicy(1, Duration.ofMinutes(1));
        Subject alice = new Subject("alice", true);
        one.attempts().failed(alice, 1, strict, NOON);
        assertThat(other.attempts().frozenUntil(alice, NOON)).isNull();

        one.oneTimePasswords().add("hash", new Purpose(SESSION, "web", "alice", "tag"), LATER, NOON);
        assertThat(other.oneTimePasswords().find("hash", NOON)).isNull();
        assertThat(other.oneTimePasswords().consume("hash", SESSION, "web", NOON))
                .isEqualTo(new Consumption.Unknown());
        one.usedTickets().use("hash", LATER, NOON);
        assertThat(other.usedTickets().use("hash", LATER, NOON)).isTrue();
        one.accessTokens().add("hash", new Grant("alice", new SessionId("session")), LATER, NOON);
        assertThat(other.accessTokens().find("hash", NOON)).isNull();
        one.audit().add(List.of(new AuditEvent(NOON, AuditEvent.Kind.LOGGED_IN, "alice", null, null, null, null)));
        assertThat(other.audit().of("alice", 10)).isEmpty();
    }
}
