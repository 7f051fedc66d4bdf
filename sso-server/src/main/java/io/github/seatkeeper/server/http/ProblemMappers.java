package io.github.seatkeeper.server.http;

import io.github.seatkeeper.protocol.InvalidTokenException;
import io.github.seatkeeper.server.login.TooBusyException;
import io.github.seatkeeper.server.store.StoreUnavailableException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Every way to fail, as a {@link Problem}. */
final class ProblemMappers {
    private static final System.Logger LOG = System.getLogger(ProblemMappers.class.getName());

    private ProblemMappers() {}

    /** Claims that are missing: found by the resources. */
    static final class OfInvalidToken implements ExceptionMapper<InvalidTokenException> {
        @Override
        public Response toResponse(InvalidTokenException e) {
            return Problem.of(e).response();
        }
    }

    /** Too many logins at once. */
    static final class OfTooBusy implements ExceptionMapper<TooBusyException> {
        @Override
        public Response toResponse(TooBusyException e) {
            return unavailable();
        }
    }

    /** The store is away: nothing is decided without it. */
    static final class OfStoreUnavailable implements ExceptionMapper<StoreUnavailableException> {
        @Override
        public Response toResponse(StoreUnavailableException e) {
            return unavailable();
        }
    }

    private static Response unavailable() {
        return Problem.of(Response.Status.SERVICE_UNAVAILABLE.getStatusCode())
                .builder()
                .header(HttpHeaders.RETRY_AFTER, 1)
                .build();
    }

    /** What JAX-RS refuses, and our own refusals, which come with their answer. */
    static final class OfWebApplication implements ExceptionMapper<WebApplicationException> {
        @Override
        public Response toResponse(WebApplicationException e) {
            Response response = e.getResponse();
            if (response.hasEntity()) {
                return response;
            }
            Response.ResponseBuilder answer = Problem.of(response.getStatus()).builder();
            String allow = response.getHeaderString(HttpHeaders.ALLOW);
            return allow == null
                    ? answer.build()
                    : answer.header(
                                    HttpHeaders.ALLOW,
                                    allow.contains(HttpMethod.GET) ? HttpMethod.GET : HttpMethod.POST)
                            .build();
        }
    }

    /** What nobody thought of: told to the log only. */
    static final class OfTheUnexpected implements ExceptionMapper<RuntimeException> {
        @Override
        public Response toResponse(RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A request failed unexpectedly.", e);
            return Problem.of(Response.Status.INTERNAL_SERVER_ERROR.getStatusCode())
                    .response();
        }
    }
}
