package io.github.seatkeeper.server.pages;

import io.github.seatkeeper.server.login.SecretGenerator;
import jakarta.servlet.Servlet;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Feature;
import java.util.List;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** The pages as a servlet. */
public final class Pages {
    /** The URL patterns the servlet has to be mounted on. */
    public static final List<String> PATTERNS = List.of("/admin/*", "/pages/*", "/login/*", "/account/*");

    private Pages() {}

    /**
     * Puts them together.
     *
     * @param secure whether browsers reach the service by https; then cookies go nowhere else
     * @param secrets makes browsers' keys
     * @param areas the resources and their guards, such as {@link StaffPages}
     * @return a servlet for {@link #PATTERNS}, and for every address nobody else answers at where a person asks for it
     */
    public static Servlet servlet(boolean secure, SecretGenerator secrets, Feature... areas) {
        ResourceConfig application = new ResourceConfig(Assets.class, RootPage.class)
                .register(new PageHeaders())
                .register(new RefusalPages())
                .register(new VisitFilter(secure, secrets), Priorities.AUTHENTICATION)
                .register(new RefusalMappers.OfRefusal())
                .register(new RefusalMappers.OfTooBusy())
                .register(new RefusalMappers.OfStoreUnavailable())
                .register(new RefusalMappers.OfWebApplication())
                .register(new RefusalMappers.OfTheUnexpected())
                .property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL")
                .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                // a redirect stays on the address the browser knows, which a proxy may not tell
                .property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true);
        for (Feature area : areas) {
            application.register(area);
        }
        return new WholePathServlet(application);
    }
}
