package io.github.seatkeeper.client;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** The rule for the service's address: passwords travel in signed, not encrypted, tokens. */
final class ServiceAddress {
    private ServiceAddress() {}

    /** Gives it back without a slash at its end. */
    static URI check(URI address) {
        if (address.getRawUserInfo() != null || address.getRawQuery() != null || address.getRawFragment() != null) {
            // not quoted: what is too much may be a password
            throw new IllegalArgumentException(
                    "The SSO service's address must be like https://sso.example.org, without user, query or fragment.");
        }
        String host = address.getHost();
        int port = address.getPort();
        if (host == null || port == 0 || port > 65_535) {
            throw new IllegalArgumentException(
                    "The SSO service's address is not like https://sso.example.org: " + address);
        }
        boolean secure = "https".equalsIgnoreCase(address.getScheme());
        boolean plain = "http".equalsIgnoreCase(address.getScheme());
        if (!secure && !(plain && isLoopback(host))) {
            throw new IllegalArgumentException(
                    "The SSO service's address has to be https, or http to localhost: " + address);
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
