package io.github.seatkeeper.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.seatkeeper.protocol.InvalidTokenException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Why a request got no signed answer. */
record Problem(int status, String error, String description) {
    private static final JsonFactory JSON = new JsonFactory();

    static Problem malformed(String description) {
        return new Problem(400, "invalid_request", description);
    }

    static Problem unknownClient() {
        return new Problem(401, "invalid_client", "The API client is not known here.");
    }

    static Problem of(InvalidTokenException e) {
        String description = String.valueOf(e.getMessage());
        return e.fault() == InvalidTokenException.Fault.MALFORMED
                ? malformed(description)
                : new Problem(401, "invalid_token", description);
    }

    /** What a status of the HTTP server itself means here. */
    static Problem of(int status) {
        return switch (status) {
            case 404 -> new Problem(404, "not_found", "There is no such operation.");
            case 405 ->
                new Problem(405, "method_not_allowed", "The operation is called with another method: see Allow.");
            case 408 -> new Problem(408, "request_timeout", "The request did not arrive in time.");
            case 413 -> new Problem(413, "request_too_large", "The body is larger than 64 KiB.");
            case 415 ->
                new Problem(415, "unsupported_media_type", "The body has to be of the media type application/json.");
            case 503 -> new Problem(503, "temporarily_unavailable", "The service can't answer now: try again soon.");
            default ->
                status >= 500
                        ? new Problem(status, "server_error", "The service failed.")
                        : new Problem(status, "invalid_request", "The request is not as HTTP says.");
        };
    }

    Response response() {
        return builder().build();
    }

    Response.ResponseBuilder builder() {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(json());
    }

    String json() {
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(json)) {
            generator.writeStartObject();
            generator.writeStringField("error", error);
            generator.writeStringField("error_description", description);
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A string is always JSON.", e);
        }
        return json.toString();
    }
}
