package io.github.seatkeeper.server.pages;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** For people who type the service's bare address: the ways on. Tells nothing about the service. */
@Path("/")
public final class RootPage {
    /** Made by JAX-RS. */
    public RootPage() {}

    /**
     * The ways on.
     *
     * @return the page
     */
    @GET
    public Response show() {
        return Page.of("root").response();
    }
}
