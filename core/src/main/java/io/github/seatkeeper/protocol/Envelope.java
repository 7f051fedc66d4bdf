package io.github.seatkeeper.protocol;

import com.fasterxml.jackson.core.JsonToken;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/** The JSON object that carries a token in a request's or response's body: {@code {"t":"<token>"}}. */
public final class Envelope {
    private Envelope() {}

    /**
     * Wraps a token; any other text would not be escaped.
     *
     * @param token a signed token
     * @return the body in UTF-8
     */
    public static byte[] write(String token) {
        return ("{\"t\":\"" + token + "\"}").getBytes(StandardCharsets.US_ASCII);
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
        AtomicReference<String> token = new AtomicReference<>();
        Json.readObject(body, "body", (name, value) -> {
            if (name.equals("t") && value.hasToken(JsonToken.VALUE_STRING)) {
                token.set(value.getText());
            }
        });
        if (token.get() == null) {
            throw InvalidTokenException.malformed("The body has no token.");
        }
        return UnverifiedToken.parse(token.get());
    }
}
