package io.github.seatkeeper.server;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Addresses that browsers are sent to: https, or http on loopback. */
final class WebAddress {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private WebAddress() {}

    /** A page's address without fragment and user; null if the text is none. */
    static @Nullable URI page(String text) {
        URI address;
        try {
            address = URI.create(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https") || (scheme.equals("http") && LOOPBACK.contains(host));
        boolean plain = address.getRawUserInfo() == null && address.getRawFragment() == null;
        return secure && plain && !host.isEmpty() ? address : null;
    }

    /** An origin as browsers write it; null if the text is more or less than scheme, host and port. */
    static @Nullable String origin(String text) {
        URI address = page(text);
        if (address == null || !address.getRawPath().isEmpty() || address.getRawQuery() != null) {
            return null;
        }
        return originOf(address);
    }

    static String originOf(URI page) {
        String scheme = page.getScheme().toLowerCase(Locale.ROOT);
        int port = page.getPort();
        boolean usual = port < 0 || port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + page.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + port);
    }
}
