package io.github.seatkeeper.server;

import io.github.seatkeeper.server.device.DeviceNames;
import io.github.seatkeeper.server.http.ApiClients;
import io.github.seatkeeper.server.http.Operations;
import io.github.seatkeeper.server.http.SsoHttpServer;
import io.github.seatkeeper.server.login.Organisations;
import io.github.seatkeeper.server.login.PasswordChecker;
import io.github.seatkeeper.server.login.SecretGenerator;
import io.github.seatkeeper.server.store.StoreUnavailableException;
import io.github.seatkeeper.server.store.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.security.crypto.password.PasswordEncoder;

/** A running SSO service. Thread-safe. */
public final class SsoServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SsoServer.class.getName());
    private static final Duration SHORT_IDLE = Duration.ofMinutes(18);

    private final SsoHttpServer http;
    private final Stores stores;
    private final ServiceSettings settings;

    private SsoServer(SsoHttpServer http, Stores stores, ServiceSettings settings) {
        this.http = http;
        this.stores = stores;
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
        SecureRandom random = new SecureRandom();
        SecretGenerator secrets = new SecretGenerator(random);
        Stores stores = OpenedStores.of(read, random, clock);
        Organisations organisations =
                new Organisations(stores, read.policy(), new PasswordChecker(encoder), secrets, clock);
        ApiClients clients =
                new ApiClients(new ClientsOfSettings(read.clients(), stores.clients()), organisations, clock);
        try {
            SsoHttpServer http = SsoHttpServer.start(
                    read.host(), read.port(), Map.of("/*", Operations.servlet(clients, new DeviceNames())));
            warnOfShortIdle(read);
            return new SsoServer(http, stores, read);
        } catch (IOException e) {
            stores.close();
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

    /** Finishes the requests under way, within five seconds, and stops. */
    @Override
    public void close() {
        http.close();
        stores.close();
    }

    /** One line for whoever started it. */
    @Override
    public String toString() {
        Integer limit = settings.sessionLimit();
        return "SSO service of organisation " + settings.organisation() + " on " + uri() + ": "
                + (limit == null ? "no session limit" : "session limit " + limit) + ", accounts: "
                + settings.accounts().size() + ", API clients: "
                + settings.clients().size();
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
