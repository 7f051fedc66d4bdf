package io.github.seatkeeper.server.pages;

import io.github.seatkeeper.server.device.DeviceNames;
import io.github.seatkeeper.server.login.StaffLogins;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import org.glassfish.jersey.internal.inject.AbstractBinder;

/** The pages for staff and their guard. */
public final class StaffPages implements Feature {
    private final StaffLogins logins;
    private final DeviceNames names;

    /**
     * Takes what they ask.
     *
     * @param logins who is logged in
     * @param names names the staff's own devices
     */
    public StaffPages(StaffLogins logins, DeviceNames names) {
        this.logins = logins;
        this.names = names;
    }

    @Override
    public boolean configure(FeatureContext context) {
        context.register(new StaffGate(logins));
        context.register(StaffLoginPage.class);
        context.register(new AbstractBinder() {
            @Override
            protected void configure() {
                bind(logins).to(StaffLogins.class);
                bind(names).to(DeviceNames.class);
            }
        });
        return true;
    }
}
