package io.github.seatkeeper.server.monitoring;

import io.github.seatkeeper.server.store.Organisation;
import io.github.seatkeeper.server.store.StoreUnavailableException;
import io.github.seatkeeper.server.store.Stores;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Counts the active sessions of each organisation once a minute, so that a scrape waits for no store. Thread-safe. */
final class ActiveSessions implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ActiveSessions.class.getName());

    private final Stores stores;
    private final MultiGauge gauge;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(sampling -> {
        Thread made = new Thread(sampling, "sso-metrics");
        made.setDaemon(true);
        return made;
    });

    ActiveSessions(Stores stores, MeterRegistry registry, Clock clock) {
        this.stores = stores;
        this.clock = clock;
        this.gauge = MultiGauge.builder("seatkeeper.active.sessions")
                .description("Logged-in sessions of an organisation, counted once a minute")
                .register(registry);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a sample that fails says so itself
    ActiveSessions start() {
        thread.scheduleWithFixedDelay(this::sample, 0, 1, TimeUnit.MINUTES);
        return this;
    }

    void sample() {
        try {
            List<Row<?>> rows = new ArrayList<>();
            for (Organisation organisation : stores.organisations().all()) {
                String id = organisation.id();
                rows.add(Row.of(
                        Tags.of("organisation", id), stores.of(id).sessions().countActive(clock.instant())));
            }
            gauge.register(rows, true);
        } catch (StoreUnavailableException e) {
            LOG.log(System.Logger.Level.DEBUG, "Active sessions could not be counted: the store is away.", e);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "Active sessions could not be counted.", e);
        }
    }

    /** Waits a second at most for a count under way. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(1, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.DEBUG, "A count of active sessions was left behind.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
