package io.github.seatkeeper.server.pages;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a browser keeps for us, as it says. */
record CookieHeader(List<String> pairs) {
    static CookieHeader of(ContainerRequestContext request) {
        List<String> lines = request.getHeaders().getOrDefault(HttpHeaders.COOKIE, List.of());
        return new CookieHeader(lines.stream()
                .flatMap(line -> Stream.of(line.split(";", -1)))
                .map(String::strip)
                .toList());
    }

    /** Null if there is none, or several, of which somebody else set all but one. */
    @Nullable
    String one(String name) {
        List<String> values = pairs.stream()
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> unquoted(pair.substring(name.length() + 1)))
                .distinct()
                .toList();
        return values.size() == 1 ? values.get(0) : null;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
