package io.github.seatkeeper.server.http;

import io.github.seatkeeper.protocol.InvalidTokenException;

/** Why a request got no signed answer. */
record Problem(int status, String error, String description) {
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
                new Problem(
                        415, "unsupported_media_type", "The body is not of the media type that the operation takes.");
            case 503 -> new Problem(503, "temporarily_unavailable", "The service can't answer now: try again soon.");
            default ->
                status >= 500
                        ? new Problem(status, "server_error", "The service failed.")
                        : new Problem(status, "invalid_request", "The request is not as HTTP says.");
        };
    }

    ProblemException exception() {
        return new ProblemException(answer());
    }

    Answer answer() {
        return Answer.of(status, Answer.JSON, json());
    }

    String json() {
        return JsonAnswer.text(json -> {
            json.writeStringField("error", error);
            json.writeStringField("error_description", description);
        });
    }
}
