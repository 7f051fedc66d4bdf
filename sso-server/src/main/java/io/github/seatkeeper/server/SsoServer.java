package io.github.seatkeeper.server;

import io.github.seatkeeper.server.device.DeviceNames;
import io.github.seatkeeper.server.http.ApiClients;
import io.github.seatkeeper.server.http.BrowserCookie;
import io.github.seatkeeper.server.http.HealthPage;
import io.github.seatkeeper.server.http.MetricsPage;
import io.github.seatkeeper.server.http.Operations;
import io.github.seatkeeper.server.http.RequestTimes;
import io.github.seatkeeper.server.http.SsoHttpServer;
import io.github.seatkeeper.server.login.AccessTokens;
import io.github.seatkeeper.server.login.Browsers;
import io.github.seatkeeper.server.login.CustomerService;
import io.github.seatkeeper.server.login.LimitChanges;
import io.github.seatkeeper.server.login.LimitJobRunner;
import io.github.seatkeeper.server.login.Organisations;
import io.github.seatkeeper.server.login.PasswordChecker;
import io.github.seatkeeper.server.login.SecretGenerator;
import io.github.seatkeeper.server.login.StaffLogins;
import io.github.seatkeeper.server.monitoring.Monitoring;
import io.github.seatkeeper.server.monitoring.Readiness;
import io.github.seatkeeper.server.pages.CustomerPages;
import io.github.seatkeeper.server.pages.Devices;
import io.github.seatkeeper.server.pages.Pages;
import io.github.seatkeeper.server.pages.StaffPages;
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
        Readiness readiness = new Readiness(stores::check);
        ClientsOfSettings registered = new ClientsOfSettings(read.clients(), stores.clients());
        ApiClients clients = new ApiClients(registered, organisations, clock);
        Browsers browsers = new Browsers(stores.browsers(), organisations, secrets, read.lifetimes(), clock);
        DeviceNames names = new DeviceNames();
        AccessTokens tokens = new AccessTokens(organisations, secrets, clock);
        BrowserCookie cookie = new BrowserCookie(read.isSecure());
        Map<String, Servlet> servlets = new HashMap<>();
        servlets.put("/*", Operations.servlet(clients, browsers, cookie, tokens, names));
        servlets.put("/health/*", new HealthPage(readiness));
        if (read.metricsKey() != null) {
            servlets.put("/metrics", new MetricsPage(read.metricsKey(), monitoring::scrape));
        }
        LimitJobRunner jobs = new LimitJobRunner(stores, secrets, clock);
        StaffLogins staff = new StaffLogins(
                stores.staff(),
                organisations,
                read.organisation(),
                new StaffLogins.Passwords(checker, read.freeze(), PasswordHashes.OF_NOBODY),
                secrets,
                clock);
        Devices devices = new Devices(names, read.trustedProxies());
        StaffPages staffPages = new StaffPages(
                staff,
                new LimitChanges(organisations, jobs::signal, clock),
                new CustomerService(organisations, clock),
                devices,
                clock);
        CustomerPages customerPages =
                new CustomerPages(registered, organisations, browsers, devices, read.isSecure(), clock);
        Servlet pages = Pages.servlet(read.isSecure(), secrets, staffPages, customerPages);
        Pages.PATTERNS.forEach(pattern -> servlets.put(pattern, pages));
        try {
            SsoHttpServer http = SsoHttpServer.start(
                    read.host(), read.port(), servlets, new RequestTimes(monitoring.registry(), Operations.NAMES));
            warnOfShortIdle(read);
            monitoring.watch(stores, checker);
            readiness.start();
            jobs.start();
            return new SsoServer(http, stores, monitoring, readiness, jobs, read);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The SSO service can't listen on " + read.host() + " port " + read.port() + ": " + e.getMessage()
                            + ".",
                    e);
        }
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
                + (limit == null ? "no session limit" : "session limit " + limit) + ", accounts: "
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
