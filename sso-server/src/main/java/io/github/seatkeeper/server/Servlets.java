package io.github.seatkeeper.server;

import io.github.seatkeeper.server.device.DeviceNames;
import io.github.seatkeeper.server.http.ApiClients;
import io.github.seatkeeper.server.http.BrowserCookie;
import io.github.seatkeeper.server.http.Operations;
import io.github.seatkeeper.server.login.AccessTokens;
import io.github.seatkeeper.server.login.Browsers;
import io.github.seatkeeper.server.login.CustomerService;
import io.github.seatkeeper.server.login.LimitChanges;
import io.github.seatkeeper.server.login.LimitJobRunner;
import io.github.seatkeeper.server.login.Organisations;
import io.github.seatkeeper.server.login.PasswordChecker;
import io.github.seatkeeper.server.login.SecretGenerator;
import io.github.seatkeeper.server.login.StaffLogins;
import io.github.seatkeeper.server.pages.CustomerPages;
import io.github.seatkeeper.server.pages.Devices;
import io.github.seatkeeper.server.pages.Pages;
import io.github.seatkeeper.server.pages.StaffPages;
import io.github.seatkeeper.server.store.Stores;
import jakarta.servlet.Servlet;
import java.time.Clock;

/** What the service answers with, made of its rules. */
final class Servlets {
    private final ServiceSettings settings;
    private final Stores stores;
    private final Organisations organisations;
    private final PasswordChecker checker;
    private final SecretGenerator secrets;
    private final Clock clock;
    private final ClientsOfSettings clients;
    private final Browsers browsers;
    private final DeviceNames names = new DeviceNames();

    Servlets(
            ServiceSettings settings,
            Stores stores,
            Organisations organisations,
            PasswordChecker checker,
            SecretGenerator secrets,
            Clock clock) {
        this.settings = settings;
        this.stores = stores;
        this.organisations = organisations;
        this.checker = checker;
        this.secrets = secrets;
        this.clock = clock;
        this.clients = new ClientsOfSettings(settings.clients(), stores.clients());
        this.browsers = new Browsers(stores.browsers(), organisations, secrets, settings.lifetimes(), clock);
    }

    /** The wire. */
    Operations operations() {
        return new Operations(
                new ApiClients(clients, organisations, clock),
                browsers,
                new BrowserCookie(settings.isSecure()),
                new AccessTokens(organisations, secrets, clock),
                names);
    }

    /** What people see. */
    Servlet pages(LimitJobRunner jobs) {
        Devices devices = new Devices(names, settings.trustedProxies());
        return Pages.servlet(settings.isSecure(), secrets, staffPages(devices, jobs), customerPages(devices));
    }

    private StaffPages staffPages(Devices devices, LimitJobRunner jobs) {
        StaffLogins logins = new StaffLogins(
                stores.staff(),
                organisations,
                settings.organisation(),
                new StaffLogins.Passwords(checker, settings.freeze(), PasswordHashes.OF_NOBODY),
                secrets,
                clock);
        return new StaffPages(
                logins,
                new LimitChanges(organisations, jobs::signal, clock),
                new CustomerService(organisations, clock),
                clients,
                devices,
                clock);
    }

    private CustomerPages customerPages(Devices devices) {
        return new CustomerPages(clients, organisations, browsers, devices, settings.isSecure(), clock);
    }
}
