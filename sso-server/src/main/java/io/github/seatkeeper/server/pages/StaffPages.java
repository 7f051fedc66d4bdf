package io.github.seatkeeper.server.pages;

import io.github.seatkeeper.server.login.CustomerService;
import io.github.seatkeeper.server.login.LimitChanges;
import io.github.seatkeeper.server.login.StaffLogins;
import io.github.seatkeeper.server.store.ApiClientStore;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.time.Clock;
import org.glassfish.jersey.internal.inject.AbstractBinder;

/** The pages for staff and their guard. */
public final class StaffPages implements Feature {
    private final StaffLogins logins;
    private final LimitChanges limits;
    private final CustomerService service;
    private final ApiClientStore clients;
    private final Devices devices;
    private final Clock clock;

    /**
     * Takes what they ask.
     *
     * @param logins who is logged in
     * @param limits changes the limit
     * @param service opens accounts
     * @param clients tells what sites are called
     * @param devices tells at which staff are
     * @param clock tells how long ago things were
     */
    public StaffPages(
            StaffLogins logins,
            LimitChanges limits,
            CustomerService service,
            ApiClientStore clients,
            Devices devices,
            Clock clock) {
        this.logins = logins;
        this.limits = limits;
        this.service = service;
        this.clients = clients;
        this.devices = devices;
        this.clock = clock;
    }

    @Override
    public boolean configure(FeatureContext context) {
        context.register(new StaffGate(logins));
        context.register(StaffLoginPage.class);
        context.register(SessionLimitsPage.class);
        context.register(AccountsPage.class);
        context.register(AccountPage.class);
        context.register(new AbstractBinder() {
            @Override
            protected void configure() {
                bind(logins).to(StaffLogins.class);
                bind(limits).to(LimitChanges.class);
                bind(service).to(CustomerService.class);
                bind(clients).to(ApiClientStore.class);
                bind(devices).to(Devices.class);
                bind(clock).to(Clock.class);
            }
        });
        return true;
    }
}
