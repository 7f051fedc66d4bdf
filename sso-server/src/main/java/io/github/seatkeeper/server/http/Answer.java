package io.github.seatkeeper.server.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is answered, before it is sent. Never from a cache. */
final class Answer {
    static final String JSON = "application/json";

    private final int status;
    private final byte[] body;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private Answer(int status, byte[] body) {
        this.status = status;
        this.body = body;
        with("Cache-Control", "no-store");
    }

    static Answer of(int status, String mediaType, String body) {
        return of(status, mediaType, body.getBytes(StandardCharsets.UTF_8));
    }

    static Answer of(int status, String mediaType, byte[] body) {
        return new Answer(status, body).with("Content-Type", mediaType);
    }

    /** To an address that is sent as it is: behind a proxy the service does not know its own. */
    static Answer redirect(String location) {
        return new Answer(HttpServletResponse.SC_SEE_OTHER, new byte[0]).with("Location", location);
    }

    Answer with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** To HEAD the server sends no body. */
    void send(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
