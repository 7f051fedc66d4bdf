package io.github.seatkeeper.server.http;

import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.io.InputStream;

/** Reads a request's body, as far as one may go. */
final class CappedBody {
    static final int MAX_LENGTH = 64 * 1024;

    private CappedBody() {}

    static byte[] read(InputStream body) {
        byte[] bytes;
        try {
            bytes = body.readNBytes(MAX_LENGTH + 1);
        } catch (IOException e) {
            throw new WebApplicationException(
                    "The body broke off.",
                    e,
                    Problem.malformed("The body broke off.").response());
        }
        if (bytes.length > MAX_LENGTH) {
            throw Problem.of(413).refusal();
        }
        return bytes;
    }
}
