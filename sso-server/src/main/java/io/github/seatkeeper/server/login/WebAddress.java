package io.github.seatkeeper.server.login;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses that browsers are sent to: https, or http on loopback. */
public final class WebAddress {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    /** What stands in an address once it is encoded: no backslash, no blank, nothing that other readers drop or turn. */
    private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]{1,2000}");

    private WebAddress() {}

    /**
     * A page's address without fragment and user.
     *
     * @param text as it was given
     * @return the address; null if the text is none
     */
    public static @Nullable URI page(String text) {
        URI address = destination(text);
        return address == null || address.getRawFragment() != null ? null : address;
    }

    /**
     * Where a browser may be sent, as far as the form goes: without user, maybe with a fragment. Whether it may go
     * there its {@link #originOf origin} says.
     *
     * @param text as it was given
     * @return the address; null if the text is none
     */
    public static @Nullable URI destination(String text) {
        if (!ENCODED.matcher(text).matches()) {
            return null;
        }
        URI address;
        try {
            address = URI.create(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https") || (scheme.equals("http") && LOOPBACK.contains(host));
        return secure && !host.isEmpty() && address.getRawUserInfo() == null ? address : null;
    }

    /**
     * An origin as browsers write it.
     *
     * @param text as it was given
     * @return the origin; null if the text is more or less than scheme, host and port
     */
    public static @Nullable String origin(String text) {
        URI address = page(text);
        if (address == null || !address.getRawPath().isEmpty() || address.getRawQuery() != null) {
            return null;
        }
        return originOf(address);
    }

    /**
     * The origin of an address.
     *
     * @param address one of the above
     * @return scheme, host and, if it is not the usual one, port
     */
    public static String originOf(URI address) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        int port = address.getPort();
        boolean usual = port < 0 || port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + port);
    }
}
