package io.github.seatkeeper.server.pages;

import io.github.seatkeeper.server.login.TooBusyException;
import io.github.seatkeeper.server.store.StoreUnavailableException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Set;
import java.util.TreeSet;

/** Every way to fail, as a page. */
final class RefusalMappers {
    private static final System.Logger LOG = System.getLogger(RefusalMappers.class.getName());

    private RefusalMappers() {}

    /** Our own. */
    static final class OfRefusal implements ExceptionMapper<Refusal> {
        @Override
        public Response toResponse(Refusal e) {
            return e.answer().build();
        }
    }

    /** Too many logins at once. */
    static final class OfTooBusy implements ExceptionMapper<TooBusyException> {
        @Override
        public Response toResponse(TooBusyException e) {
            return unavailable();
        }
    }

    /** The store is away. */
    static final class OfStoreUnavailable implements ExceptionMapper<StoreUnavailableException> {
        @Override
        public Response toResponse(StoreUnavailableException e) {
            return unavailable();
        }
    }

    /** What JAX-RS refuses: no such page, no such method. */
    static final class OfWebApplication implements ExceptionMapper<WebApplicationException> {
        @Override
        public Response toResponse(WebApplicationException e) {
            Response response = e.getResponse();
            Response.ResponseBuilder page = Refusal.of(response.getStatus()).answer();
            return response.getAllowedMethods().isEmpty()
                    ? page.build()
                    : page.header(HttpHeaders.ALLOW, allowed(response.getAllowedMethods()))
                            .build();
        }
    }

    /** JAX-RS counts in OPTIONS, which {@link VisitFilter} refuses, and leaves out HEAD, which is answered like GET. */
    private static String allowed(Set<String> methods) {
        Set<String> allowed = new TreeSet<>(methods);
        allowed.remove(HttpMethod.OPTIONS);
        if (allowed.contains(HttpMethod.GET)) {
            allowed.add(HttpMethod.HEAD);
        }
        return String.join(", ", allowed);
    }

    /** What nobody thought of: told to the log only. */
    static final class OfTheUnexpected implements ExceptionMapper<RuntimeException> {
        @Override
        public Response toResponse(RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A page failed unexpectedly.", e);
            return Refusal.of(500).answer().build();
        }
    }

    private static Response unavailable() {
        return Refusal.of(503).answer().header(HttpHeaders.RETRY_AFTER, 1).build();
    }
}
