package io.github.seatkeeper.server.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The query of a browser that is to be identified. Sites that send their own address as {@code r} without encoding it
 * are known: there, all that follows is part of it.
 *
 * @param token the parameter {@code t}
 * @param returnValue the parameter {@code r} as it stands in a query; null if there is none
 * @param triesLeft how often the browser may still be asked to come again
 */
record IdentifyQuery(String token, @Nullable String returnValue, int triesLeft) {
    /** With the token it has to fit into a header of 8 KiB. */
    private static final int MAX_RETURN_VALUE = 4096;

    private static final int MAX_TRIES = 9;
    /** By then the other request of the browser takes longer than a few redirects: its cookie needs time to come. */
    private static final int TRIES_THAT_WAIT = 2;

    private static final Pattern TRIES_LEFT = Pattern.compile("again=([0-8])");
    /** What has no place in an encoded value. */
    private static final Pattern NOT_ENCODED = Pattern.compile("[^A-Za-z0-9._~!$'()*+,;:@/?=%-]|%(?![0-9A-Fa-f]{2})");

    static IdentifyQuery of(@Nullable String query) {
        String token = "";
        String returnValue = null;
        int triesLeft = MAX_TRIES;
        String rest = query == null ? "" : query;
        while (!rest.isEmpty()) {
            int end = rest.startsWith("r=") && isBareAddress(rest.split("&", 2)[0]) ? -1 : rest.indexOf('&');
            String parameter = end < 0 ? rest : rest.substring(0, end);
            rest = end < 0 ? "" : rest.substring(end + 1);
            Matcher again = TRIES_LEFT.matcher(parameter);
            if (again.matches()) {
                triesLeft = Integer.parseInt(again.group(1));
            }
            if (parameter.startsWith("t=")) {
                token = parameter.substring(2);
            } else if (parameter.startsWith("r=")) {
                returnValue = encoded(parameter.substring(2));
            }
        }
        return new IdentifyQuery(token, returnValue, triesLeft);
    }

    boolean isTooLong() {
        return returnValue != null && returnValue.length() > MAX_RETURN_VALUE;
    }

    /** Once with a key nobody knows, as one is between two steps of its replacement; more often with a replaced one. */
    boolean mayComeAgain(boolean keyWasReplaced) {
        return keyWasReplaced ? triesLeft > 0 : triesLeft == MAX_TRIES;
    }

    /** Whether the browser is to wait a moment before it comes again. */
    boolean isToWait() {
        return triesLeft <= TRIES_THAT_WAIT;
    }

    /** Where the browser comes again. */
    String comingAgain() {
        return "?again=" + Math.max(0, triesLeft - 1) + "&t=" + token + andReturnValue();
    }

    /** A landing page's address, with the session token and {@code r} added to whatever query it has. */
    String backTo(URI landing, String sessionToken) {
        String separator = landing.getRawQuery() == null ? "?" : "&";
        return landing.toASCIIString() + separator + "t=" + sessionToken + andReturnValue();
    }

    private String andReturnValue() {
        return returnValue == null ? "" : "&r=" + returnValue;
    }

    private static String encoded(String value) {
        return isBareAddress(value) || NOT_ENCODED.matcher(value).find()
                ? URLEncoder.encode(value, StandardCharsets.UTF_8)
                : value;
    }

    private static boolean isBareAddress(String value) {
        return value.contains("://");
    }
}
