package io.github.seatkeeper.server.pages;

import io.github.seatkeeper.server.login.StaffLogins;
import io.github.seatkeeper.server.store.Staff;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets only staff with the right role to pages marked {@link ForStaff}; others log in first, or are told no. */
final class StaffGate implements DynamicFeature {
    private final StaffLogins logins;

    StaffGate(StaffLogins logins) {
        this.logins = logins;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        ForStaff marked = resource.getResourceClass().getAnnotation(ForStaff.class);
        if (marked != null) {
            Set<Staff.Role> roles = Set.of(marked.value());
            ContainerRequestFilter gate = request -> pass(request, roles);
            context.register(gate, Priorities.AUTHORIZATION);
        }
    }

    private void pass(ContainerRequestContext request, Set<Staff.Role> roles) {
        Visit visit = Visit.of(request);
        Staff staff = logins.loggedIn(visit.key());
        if (staff == null) {
            if (request.getMethod().equals(HttpMethod.POST)) {
                visit.leave(new Notice("login-ended"));
            }
            request.abortWith(Page.seeOther(StaffLoginPage.before(visit.path(), account(request, visit))));
            return;
        }
        visit.loggedIn(staff);
        if (!roles.contains(staff.role())) {
            request.abortWith(new Refusal(403, "role").on(visit).answer().build());
        }
    }

    /** Which account the page was to be of; null if it does not say. */
    private static @Nullable String account(ContainerRequestContext request, Visit visit) {
        List<String> ids = request.getMethod().equals(HttpMethod.POST)
                ? visit.form().all("id")
                : request.getUriInfo().getQueryParameters().getOrDefault("id", List.of());
        return ids.size() == 1 ? ids.get(0) : null;
    }
}
