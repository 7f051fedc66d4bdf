package io.github.seatkeeper.server.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a request's body of the media type that the operation takes, as far as one may go. */
final class CappedBody {
    static final int MAX_LENGTH = 64 * 1024;

    private CappedBody() {}

    static byte[] read(HttpServletRequest request, String mediaType) {
        if (!mediaType.equalsIgnoreCase(withoutParameters(request.getContentType()))) {
            throw Problem.of(415).exception();
        }
        byte[] bytes;
        try {
            bytes = request.getInputStream().readNBytes(MAX_LENGTH + 1);
        } catch (IOException e) {
            throw Problem.malformed("The body broke off.").exception();
        }
        if (bytes.length > MAX_LENGTH) {
            throw Problem.of(413).exception();
        }
        return bytes;
    }

    private static String withoutParameters(@Nullable String contentType) {
        return contentType == null ? "" : contentType.split(";", 2)[0].strip();
    }
}
