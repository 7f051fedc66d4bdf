package io.github.seatkeeper.client;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** The rule for the service's address: passwords travel in signed, not encrypted, tokens. */
final class ServiceAddress {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private ServiceAddress() {}

    /** Gives it back without a slash at its end. */
    static URI check(URI address) {
        String host = address.getHost();
        String scheme = address.getScheme();
        if (host == null
                || scheme == null
                || address.getRawQuery() != null
                || address.getRawFragment() != null
                || address.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "The SSO service's address is not like https://sso.example.org: " + address);
        }
        boolean secure = scheme.equalsIgnoreCase("https");
        boolean loopback = scheme.equalsIgnoreCase("http") && LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
        if (!secure && !loopback) {
            throw new IllegalArgumentException(
                    "The SSO service's address has to be https, or http to localhost: " + address);
        }
        return URI.create(address.toString().replaceFirst("/+$", ""));
    }
}
