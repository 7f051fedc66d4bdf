package io.github.seatkeeper.server.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.server.store.LimitJob;
import io.github.seatkeeper.server.store.LimitStore;
import io.github.seatkeeper.server.store.LimitStoreContract;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a job does beyond {@link LimitStoreContract} in a store of several nodes. */
abstract class JobContract extends LimitStoreContract {
    private static final Instant LEASE_OVER = NOON.plus(LEASE);

    @Test
    void jobIsOneNodesUntilItsLeaseIsOverAndGoesOnWhereItWas() {
        LimitStore limits = limits();
        seats(3, "alice", null);
        seats(3, "bob", null);
        limits.change(limits.limit(), 1, true, "root", NOON);
        LimitJob job = Objects.requireNonNull(limits.take("one", LEASE, NOON));
        assertThat(limits.take("other", LEASE, LEASE_OVER.minusMillis(1))).isNull();
        assertThat(limits.work(job.id(), "other", 10, LEASE, NOON)).isNull();
        assertThat(Objects.requireNonNull(limits.work(job.id(), "one", 1, LEASE, NOON))
                        .job())
                .isEqualTo(new LimitJob(1, 1, "root", NOON, 2, 1, 2, null, false));
        assertThat(limits.take("other", LEASE, LEASE_OVER))
                .isEqualTo(new LimitJob(1, 1, "root", NOON, 2, 1, 2, null, false));
        assertThat(limits.work(job.id(), "one", 1, LEASE, LEASE_OVER)).isNull();
        assertThat(Objects.requireNonNull(limits.work(job.id(), "other", 10, LEASE, LEASE_OVER))
                        .job())
                .isEqualTo(new LimitJob(1, 1, "root", NOON, 2, 2, 4, LEASE_OVER, false));
    }

    @Test
    void workExtendsTheLease() {
        LimitStore limits = limits();
        seats(3, "alice", null);
        seats(3, "bob", null);
        limits.change(limits.limit(), 1, true, "root", NOON);
        LimitJob job = Objects.requireNonNull(limits.take("one", LEASE, NOON));
        limits.work(job.id(), "one", 1, LEASE, NOON.plusSeconds(20));
        assertThat(limits.take("other", LEASE, LEASE_OVER)).isNull();
        assertThat(limits.take("other", LEASE, LEASE_OVER.plusSeconds(20))).isNotNull();
    }
}
