package io.github.seatkeeper.address;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The proxies whose word on the customer's address is believed. Immutable. */
public final class TrustedProxies {
    /** Nobody's word is. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    private static final Pattern NETWORK = Pattern.compile("([0-9A-Fa-f:.]{2,45})(?:/(\\d{1,3}))?");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
    private static final int MAX_HOPS = 32;

    private record Network(BigInteger bits, int length, int prefix) {
        private boolean has(Network address) {
            return address.length == length
                    && address.bits.shiftRight(length - prefix).equals(bits.shiftRight(length - prefix));
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
     * of proxies of ours goes.
     *
     * @param peer who connected
     * @param forwardedFor the values of {@code X-Forwarded-For} in their order
     * @return the address
     */
    public String customer(String peer, List<String> forwardedFor) {
        String[] told = String.join(",", forwardedFor).split(",", -1);
        String address = peer;
        for (int i = told.length - 1; i >= Math.max(0, told.length - MAX_HOPS) && isOurs(address); i--) {
            String next = told[i].strip();
            if (network(next) == null || next.contains("/")) {
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

    private boolean isOurs(String address) {
        Network known = network(address);
        return known != null && networks.stream().anyMatch(network -> network.has(known));
    }

    /** Nothing is looked up: the text holds digits only. */
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
            return prefix > length ? null : new Network(new BigInteger(1, address), length, prefix);
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
