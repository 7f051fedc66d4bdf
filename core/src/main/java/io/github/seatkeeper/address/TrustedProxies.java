package io.github.seatkeeper.address;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The proxies whose word on the customer's address is believed. Immutable. */
public final class TrustedProxies {
    /** Nobody's word is. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    private static final Pattern NETWORK = Pattern.compile("([0-9A-Fa-f:][0-9A-Fa-f:.]{1,44})(?:/(\\d{1,3}))?");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern HOP = Pattern.compile(
            "\\[(?<bracketed>[^]%]*)(?:%[^]]*)?](?::\\d{1,5})?|(?<ipv4>[\\d.]+):\\d{1,5}|(?<bare>[^%]*)(?:%\\S*)?");
    private static final int MAX_HOPS = 32;

    private record Network(String text, BigInteger bits, int length, int prefix) {
        private boolean has(Network address) {
            return address.length == length
                    && address.bits.shiftRight(length - prefix).equals(bits.shiftRight(length - prefix));
        }

        private String toIpv4() {
            int ip = bits.intValue();
            return (ip >>> 24) + "." + ((ip >>> 16) & 255) + "." + ((ip >>> 8) & 255) + "." + (ip & 255);
        }
    }

    private final List<Network> networks;

    private TrustedProxies(List<Network> networks) {
        this.networks = networks;
    }

    /**
     * These and one more.
     *
     * @param text an address, or a network like {@code 10.0.0.0/8}
     * @return the proxies; null if the text is neither
     */
    public @Nullable TrustedProxies and(String text) {
        Network network = network(text);
        if (network == null) {
            return null;
        }
        List<Network> more = new ArrayList<>(networks);
        more.add(network);
        return new TrustedProxies(List.copyOf(more));
    }

    /**
     * The customer's address: who connected to us, or as a proxy of ours tells, read from the right, as far as the word
     * of proxies of ours goes. Ports, brackets and zones are left out, and an IPv4 address that is written as an IPv6 one
     * is told as what it is.
     *
     * @param peer who connected
     * @param forwardedFor the values of {@code X-Forwarded-For} in their order; {@code unknown} and the like end the reading
     * @return the address
     */
    public String customer(String peer, List<String> forwardedFor) {
        String[] told = String.join(",", forwardedFor).split(",", -1);
        String connected = address(peer);
        String address = connected == null ? peer : connected;
        for (int i = told.length - 1; i >= Math.max(0, told.length - MAX_HOPS) && isOurs(address); i--) {
            String next = address(told[i].strip());
            if (next == null) {
                return address;
            }
            address = next;
        }
        return address;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TrustedProxies that && networks.equals(that.networks);
    }

    @Override
    public int hashCode() {
        return networks.hashCode();
    }

    /** As they were given, comma separated. */
    @Override
    public String toString() {
        return networks.stream().map(Network::text).collect(Collectors.joining(", "));
    }

    private boolean isOurs(String address) {
        Network known = network(address);
        return known != null && networks.stream().anyMatch(network -> network.has(known));
    }

    /** The address alone; null if it is none. */
    private static @Nullable String address(String hop) {
        Matcher parts = HOP.matcher(hop);
        if (!parts.matches()) {
            return null;
        }
        String address = Stream.of("bracketed", "ipv4", "bare")
                .map(parts::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        Network known = address.contains("/") ? null : network(address);
        if (known == null) {
            return null;
        }
        return known.length == Integer.SIZE && address.contains(":") ? known.toIpv4() : address;
    }

    /** Nothing is looked up: the text begins as a literal does, and is an IPv4 one or has a colon. */
    private static @Nullable Network network(String text) {
        Matcher parts = NETWORK.matcher(text);
        if (!parts.matches()
                || (parts.group(1).indexOf(':') < 0
                        && !IPV4.matcher(parts.group(1)).matches())) {
            return null;
        }
        try {
            byte[] address = InetAddress.getAllByName(parts.group(1))[0].getAddress();
            int length = address.length * Byte.SIZE;
            int prefix = parts.group(2) == null ? length : Integer.parseInt(parts.group(2));
            return prefix > length ? null : new Network(text, new BigInteger(1, address), length, prefix);
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
