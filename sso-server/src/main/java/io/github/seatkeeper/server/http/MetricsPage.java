package io.github.seatkeeper.server.http;

import io.github.seatkeeper.protocol.SharedSecret;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The metrics in Prometheus' text format, for whoever has the key. */
public final class MetricsPage extends OperatorPage {
    private static final long serialVersionUID = 1L;
    private static final String SCHEME = "Bearer ";

    private final transient SharedSecret key;
    private final transient Supplier<String> metrics;

    /**
     * Takes what it shows, and to whom.
     *
     * @param key has to be presented as {@code Authorization: Bearer <key>}
     * @param metrics the metrics as they are now
     */
    public MetricsPage(SharedSecret key, Supplier<String> metrics) {
        this.key = key;
        this.metrics = metrics;
    }

    @Override
    Answer answer(HttpServletRequest request) {
        return isKey(request.getHeader("Authorization"))
                ? Answer.of(200, "text/plain; version=0.0.4; charset=utf-8", metrics.get())
                : new Problem(401, "unauthorized", "The metrics are shown to those who have the key.")
                        .answer()
                        .with("WWW-Authenticate", "Bearer");
    }

    private boolean isKey(@Nullable String authorization) {
        return authorization != null
                && authorization.length() > SCHEME.length()
                && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && SharedSecret.of(authorization.substring(SCHEME.length())).equals(key);
    }
}
