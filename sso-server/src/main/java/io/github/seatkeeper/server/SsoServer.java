package io.github.seatkeeper.server;

import io.github.seatkeeper.server.http.HealthPage;
import io.github.seatkeeper.server.http.MetricsPage;
import io.github.seatkeeper.server.http.Operations;
import io.github.seatkeeper.server.http.RequestTimes;
import io.github.seatkeeper.server.http.SsoHttpServer;
import io.github.seatkeeper.server.login.LimitJobRunner;
import io.github.seatkeeper.server.login.Organisations;
import io.github.seatkeeper.server.login.PasswordChecker;
import io.github.seatkeeper.server.login.SecretGenerator;
import io.github.seatkeeper.server.monitoring.Monitoring;
import io.github.seatkeeper.server.monitoring.Readiness;
import io.github.seatkeeper.server.pages.Pages;
import io.github.seatkeeper.server.store.StoreUnavailableException;
import io.github.seatkeeper.server.store.Stores;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** A running SSO service. Thread-safe. */
public final class SsoServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SsoServer.class.getName());
    private static final Duration SHORT_IDLE = Duration.ofMinutes(18);

    private final SsoHttpServer http;
    private final Stores stores;
    private final Monitoring monitoring;
    private final Readiness readiness;
    private final LimitJobRunner jobs;
    private final ServiceSettings settings;

    private SsoServer(
            SsoHttpServer http,
            Stores stores,
            Monitoring monitoring,
            Readiness readiness,
            LimitJobRunner jobs,
            ServiceSettings settings) {
        this.http = http;
        this.stores = stores;
        this.monitoring = monitoring;
        this.readiness = readiness;
        this.jobs = jobs;
        this.settings = settings;
    }

    /**
     * Starts the service.
     *
     * @param settings by name; see the README's table
     * @param clock tells every time there is on the wire and in the rules
     * @return the service, which answers already
     * @throws InvalidSettingsException naming everything that is wrong with the settings
     * @throws UncheckedIOException if the port can't be bound
     * @throws StoreUnavailableException if the database can't be used
     */
    public static SsoServer start(Map<String, String> settings, Clock clock) {
        return start(settings, clock, PasswordHashes.encoder());
    }

    static SsoServer start(Map<String, String> settings, Clock clock, PasswordEncoder encoder) {
        ServiceSettings read = ServiceSettings.read(settings);
        Stores stores = OpenedStores.of(read, new SecureRandom(), clock);
        Monitoring monitoring = new Monitoring(clock);
        boolean started = false;
        try {
            SsoServer server = start(read, stores, monitoring, new PasswordChecker(encoder), clock);
            started = true;
            return server;
        } finally {
            if (!started) {
                monitoring.close();
                stores.close();
            }
        }
    }

    private static SsoServer start(
            ServiceSettings read, Stores stores, Monitoring monitoring, PasswordChecker checker, Clock clock) {
        SecretGenerator secrets = new SecretGenerator(new SecureRandom());
        Organisations organisations =
                new Organisations(stores, read.policy(), checker, secrets, monitoring::observer, clock);
        LimitJobRunner jobs = new LimitJobRunner(stores, secrets, clock);
        Readiness readiness = new Readiness(stores::check);
        Servlets servlets = new Servlets(read, stores, organisations, checker, secrets, clock);
        Map<String, Servlet> mounted = new HashMap<>();
        Servlet pages = servlets.pages(jobs);
        Pages.PATTERNS.forEach(pattern -> mounted.put(pattern, pages));
        Operations operations = servlets.operations();
        Servlet others = new FrontDoor(pages, operations);
        mounted.put("", others);
        mounted.put("/*", others);
        mounted.put("/health/*", new HealthPage(readiness));
        if (read.metricsKey() != null) {
            mounted.put("/metrics", new MetricsPage(read.metricsKey(), monitoring::scrape));
        }
        SsoHttpServer http = listening(read, mounted, new RequestTimes(monitoring.registry(), operations));
        warnOfShortIdle(read);
        if (read.metricsKey() != null) {
            monitoring.watch(stores, checker);
        }
        readiness.start();
        jobs.start();
        return new SsoServer(http, stores, monitoring, readiness, jobs, read);
    }

    private static SsoHttpServer listening(ServiceSettings read, Map<String, Servlet> mounted, RequestTimes times) {
        try {
            return SsoHttpServer.start(read.host(), read.port(), mounted, times);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The SSO service can't listen on " + read.host() + " port " + read.port() + " (" + reason(e)
                            + "): set another host or port, or make this one free for it.",
                    e);
        }
    }

    /** The operating system's; Jetty names the address once more around it. */
    private static @Nullable String reason(IOException e) {
        return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    }

    /**
     * Where it is called.
     *
     * @return the address, with the port really bound
     */
    public URI uri() {
        return http.uri();
    }

    Stores stores() {
        return stores;
    }

    /**
     * Says first that it is not ready, for as long as the setting {@code drainFor} says; then finishes the requests under
     * way, within five seconds, and stops.
     */
    @Override
    public void close() {
        readiness.stop();
        drain();
        try {
            http.close();
        } finally {
            jobs.close();
            monitoring.close();
            stores.close();
        }
    }

    /** One line for whoever started it. */
    @Override
    public String toString() {
        Integer limit = stores.of(settings.organisation()).limits().limit();
        return "SSO service of organisation " + settings.organisation() + " on " + uri() + ": "
                + (limit == null ? "no session limit" : "session limit " + limit) + "; its settings name accounts: "
                + settings.accounts().size() + ", API clients: "
                + settings.clients().size();
    }

    private void drain() {
        try {
            TimeUnit.NANOSECONDS.sleep(settings.drainFor().toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void warnOfShortIdle(ServiceSettings settings) {
        Duration idle = settings.lifetimes().loggedIn().idle();
        if (idle.compareTo(SHORT_IDLE) < 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "idleLifetime is {0}: sites that check their sessions every six minutes may find them expired;"
                            + " make it longer, unless they check more often.",
                    idle);
        }
    }
}
