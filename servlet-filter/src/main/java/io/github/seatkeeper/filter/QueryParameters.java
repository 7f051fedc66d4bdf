package io.github.seatkeeper.filter;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parameters in a request's address, read without the container, which would read the body with them. */
final class QueryParameters {
    private QueryParameters() {}

    /**
     * By name, the first of several with the same one.
     *
     * @throws RejectedRequestException 400 if the address can't be decoded
     */
    static Map<String, String> of(HttpServletRequest request) throws RejectedRequestException {
        Map<String, String> parameters = new LinkedHashMap<>();
        String query = request.getQueryString();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                String[] nameAndValue = pair.split("=", 2);
                parameters.putIfAbsent(
                        decode(nameAndValue[0]), nameAndValue.length == 1 ? "" : decode(nameAndValue[1]));
            }
        }
        return parameters;
    }

    private static String decode(String encoded) throws RejectedRequestException {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RejectedRequestException(400, "The address is broken.");
        }
    }
}
