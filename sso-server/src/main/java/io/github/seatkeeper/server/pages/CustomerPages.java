package io.github.seatkeeper.server.pages;

import io.github.seatkeeper.server.login.Browsers;
import io.github.seatkeeper.server.login.HostedLogins;
import io.github.seatkeeper.server.login.Organisations;
import io.github.seatkeeper.server.store.ApiClientStore;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.time.Clock;
import org.glassfish.jersey.internal.inject.AbstractBinder;

/** The pages for customers. */
public final class CustomerPages implements Feature {
    private final SiteLinks sites;
    private final Customers customers;
    private final HostedLogins logins;
    private final PendingLogins pendings;
    private final Clock clock;

    /**
     * Takes what they ask.
     *
     * @param clients the sites customers come from
     * @param organisations their rules
     * @param browsers tells browsers apart
     * @param devices tells at which they are
     * @param secure whether browsers reach the service by https
     * @param clock tells how long ago things were
     */
    public CustomerPages(
            ApiClientStore clients,
            Organisations organisations,
            Browsers browsers,
            Devices devices,
            boolean secure,
            Clock clock) {
        this.sites = new SiteLinks(clients, organisations);
        this.customers = new Customers(browsers, devices);
        this.logins = new HostedLogins(browsers);
        this.pendings = new PendingLogins(customers, logins, new ChoiceCookie(secure), clock);
        this.clock = clock;
    }

    @Override
    public boolean configure(FeatureContext context) {
        context.register(LoginPage.class);
        context.register(ChoosePage.class);
        context.register(NewPasswordPage.class);
        context.register(MySessionsPage.class);
        context.register(new AbstractBinder() {
            @Override
            protected void configure() {
                bind(sites).to(SiteLinks.class);
                bind(customers).to(Customers.class);
                bind(logins).to(HostedLogins.class);
                bind(pendings).to(PendingLogins.class);
                bind(clock).to(Clock.class);
            }
        });
        return true;
    }
}
