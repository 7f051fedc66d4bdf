package io.github.seatkeeper.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The JSON object that carries a token in a request's or response's body: {@code {"t":"<token>"}}. */
public final class Envelope {
    private Envelope() {}

    /**
     * Wraps a token.
     *
     * @param token a signed token
     * @return the body in UTF-8
     */
    public static byte[] write(String token) {
        return Json.write(Map.of("t", token));
    }

    /**
     * Takes the token out of a body and its claims out of the token. Other members of the object are ignored.
     *
     * @param body at most {@value UnverifiedToken#MAX_LENGTH} bytes
     * @return the token, not verified
     * @throws InvalidTokenException if the body is not such an object, or its token is malformed
     */
    public static UnverifiedToken read(byte[] body) throws InvalidTokenException {
        if (body.length > UnverifiedToken.MAX_LENGTH) {
            throw InvalidTokenException.malformed("The body is too long.");
        }
        JsonNode token = Json.parseObject(body, "body").path("t");
        if (!token.isTextual()) {
            throw InvalidTokenException.malformed("The body has no token.");
        }
        return UnverifiedToken.parse(token.textValue());
    }
}
