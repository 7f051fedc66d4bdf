package io.github.seatkeeper.client;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * The rule for a service's address: passwords travel in signed, not encrypted, tokens. Never quotes the address, which
 * may have a password in it.
 */
final class ServiceAddress {
    private ServiceAddress() {}

    /** Gives it back without a slash at its end. */
    static URI check(URI address) {
        if (address.getRawUserInfo() != null || address.getRawQuery() != null || address.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "The service's address has to be like https://sso.example.org, without user, query or fragment.");
        }
        String host = address.getHost();
        int port = address.getPort();
        if (host == null || port == 0 || port > 65_535) {
            throw new IllegalArgumentException("The service's address has to be like https://sso.example.org.");
        }
        boolean secure = "https".equalsIgnoreCase(address.getScheme());
        boolean plain = "http".equalsIgnoreCase(address.getScheme());
        if (!secure && !(plain && isLoopback(host))) {
            throw new IllegalArgumentException("The service's address has to be https, or http to localhost.");
        }
        return URI.create(address.toString().replaceFirst("/+$", ""));
    }

    private static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        if (!host.matches("\\[[0-9A-Fa-f:.]+]|[0-9]+(\\.[0-9]+){3}")) {
            return false;
        }
        try {
            // a literal: nothing is looked up
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
