package io.github.seatkeeper.server.monitoring;

import io.github.seatkeeper.server.login.LoginAttempt;
import io.github.seatkeeper.server.login.LoginObserver;
import io.github.seatkeeper.server.login.LoginOutcome;
import io.github.seatkeeper.server.login.LoginPath;
import io.github.seatkeeper.server.login.PasswordChecker;
import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.AuditStore;
import io.github.seatkeeper.server.store.Device;
import io.github.seatkeeper.server.store.Session;
import io.github.seatkeeper.server.store.Stores;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Watches one service: counts what happens, passes customers' events on to the audit store, samples what there is.
 * Thread-safe.
 */
public final class Monitoring implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final LoginMetrics logins = new LoginMetrics(registry);
    private final AuditWriter audit = new AuditWriter(registry).start();
    private final Clock clock;
    private @Nullable ActiveSessions activeSessions;

    /**
     * Begins to count.
     *
     * @param clock tells when what is audited happened
     */
    public Monitoring(Clock clock) {
        this.clock = clock;
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /**
     * Where other parts register what they count: the HTTP server its requests, a connection pool its connections.
     *
     * @return the registry
     */
    public MeterRegistry registry() {
        return registry;
    }

    /**
     * Begins to sample; ends with {@link #close}.
     *
     * @param stores whose active sessions are counted, once a minute
     * @param checker whose queue is measured
     */
    public void watch(Stores stores, PasswordChecker checker) {
        Gauge.builder("seatkeeper.passwords.waiting", checker, PasswordChecker::waiting)
                .description("Passwords that wait for a core to be checked on")
                .register(registry);
        activeSessions = new ActiveSessions(stores, registry, clock).start();
    }

    /**
     * Who is told what happens in an organisation.
     *
     * @param organisationId the organisation's id
     * @param store where its events are stored
     * @return an observer
     */
    public LoginObserver observer(String organisationId, AuditStore store) {
        CustomerEvents events = new CustomerEvents(organisationId, event -> audit.add(store, event), clock);
        return new LoginObserver() {
            @Override
            public void loginEnded(
                    LoginPath path, LoginAttempt attempt, @Nullable Account account, LoginOutcome outcome) {
                logins.loginEnded(path, attempt, account, outcome);
                events.loginEnded(path, attempt, account, outcome);
            }

            @Override
            public void loggedOut(Session session, String reason) {
                logins.loggedOut();
                events.loggedOut(session, reason);
            }

            @Override
            public void staffRefused(@Nullable String login, Device device) {
                events.staffRefused(login, device);
            }
        };
    }

    /**
     * Every metric as it is now.
     *
     * @return in Prometheus' text format
     */
    public String scrape() {
        return registry.scrape();
    }

    /** Stores the events that are on their way, within five seconds. The stores have to be open still. */
    @Override
    public void close() {
        if (activeSessions != null) {
            activeSessions.close();
        }
        audit.close();
        registry.close();
    }
}
