package io.github.seatkeeper.filter;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The bundled pages' stylesheet and script. A file at the same place in the WAR, {@code /WEB-INF/seatkeeper/}, takes
 * the bundled one's place. Thread-safe.
 */
final class Assets {
    private static final Map<String, String> TYPES = Map.of(
            "style.css", "text/css;charset=UTF-8",
            "script.js", "text/javascript;charset=UTF-8",
            "open-page.css", "text/css;charset=UTF-8",
            "open-page.js", "text/javascript;charset=UTF-8");

    private record Asset(String text, String etag) {}

    private final Map<String, Asset> cache = new ConcurrentHashMap<>();

    /** Whether there is one of this name. */
    boolean has(String name) {
        return TYPES.containsKey(name);
    }

    void serve(String name, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Asset asset = load(name, request.getServletContext());
        if (asset == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("ETag", asset.etag());
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (asset.etag().equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        byte[] bytes = asset.text().getBytes(StandardCharsets.UTF_8);
        response.setContentType(TYPES.get(name));
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private @Nullable Asset load(String name, ServletContext context) throws IOException {
        Asset cached = cache.get(name);
        if (cached != null) {
            return cached;
        }
        try (InputStream in = context.getResourceAsStream("/WEB-INF/seatkeeper/" + name)) {
            if (in == null) {
                return null;
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Asset asset = new Asset(text, "\"" + Integer.toHexString(text.hashCode()) + "-" + text.length() + "\"");
            cache.put(name, asset);
            return asset;
        }
    }
}
