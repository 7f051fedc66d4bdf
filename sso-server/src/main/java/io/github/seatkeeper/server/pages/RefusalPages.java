package io.github.seatkeeper.server.pages;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;

/** Makes pages of what was refused, whoever refused it. */
final class RefusalPages implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Refusal refusal) {
            response.setEntity(refusal.page(request.getUriInfo()).html());
        }
    }
}
