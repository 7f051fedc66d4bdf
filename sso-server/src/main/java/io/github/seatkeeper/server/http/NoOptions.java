package io.github.seatkeeper.server.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** JAX-RS answers OPTIONS by itself; nobody here is to be asked by a browser. */
final class NoOptions implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            String path = request.getUriInfo().getPath();
            boolean isRead = path.equals(Identify.NAME) || path.startsWith(TellAccount.PATH);
            throw new NotAllowedException(isRead ? HttpMethod.GET : HttpMethod.POST);
        }
    }
}
