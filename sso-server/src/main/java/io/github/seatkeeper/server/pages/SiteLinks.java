package io.github.seatkeeper.server.pages;

import io.github.seatkeeper.server.login.OrganisationRules;
import io.github.seatkeeper.server.login.Organisations;
import io.github.seatkeeper.server.login.WebAddress;
import io.github.seatkeeper.server.store.ApiClientStore;
import io.github.seatkeeper.server.store.RegisteredClient;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads from which site a customer comes. Thread-safe. */
final class SiteLinks {
    private final ApiClientStore clients;
    private final Organisations organisations;

    SiteLinks(ApiClientStore clients, Organisations organisations) {
        this.clients = clients;
        this.organisations = organisations;
    }

    /** From {@code client} and {@code return}; refused if either is not what was registered. */
    SiteLink of(ContainerRequestContext request) {
        String id = parameter(request, "client");
        RegisteredClient client = id == null || id.indexOf('\0') >= 0 ? null : clients.find(id);
        OrganisationRules organisation = client == null ? null : organisations.of(client.organisationId());
        if (client == null || organisation == null) {
            throw badLink();
        }
        Set<String> origins = new TreeSet<>(client.returnOrigins());
        URI landing = client.landing();
        if (landing != null) {
            origins.add(WebAddress.originOf(landing));
        }
        return new SiteLink(
                client,
                organisation,
                asked(parameter(request, "return"), origins),
                Set.copyOf(origins),
                "sessions".equals(parameter(request, "then")));
    }

    private static @Nullable URI asked(@Nullable String text, Set<String> origins) {
        if (text == null) {
            return null;
        }
        URI address = WebAddress.destination(text);
        if (address == null || !origins.contains(WebAddress.originOf(address))) {
            throw badLink();
        }
        return address;
    }

    /** Null if it is not there. */
    private static @Nullable String parameter(ContainerRequestContext request, String name) {
        List<String> values = request.getUriInfo().getQueryParameters().getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw badLink();
        }
        return values.isEmpty() ? null : values.get(0);
    }

    private static Refusal badLink() {
        return new Refusal(400, "link");
    }
}
