package io.github.seatkeeper.filter;

import io.github.seatkeeper.client.SsoClient;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads settings by name and type, and remembers each problem until all can be told at once. Used by one thread. */
final class SettingsReader {
    private static final Pattern PATH = Pattern.compile("(/[!-~&&[^/\\\\?#;%]]+)+");
    private static final Pattern LOCAL_URL = Pattern.compile("/(?!/)[!-~&&[^\\\\?#;%]]*([?#][!-~&&[^\\\\]]*)?");
    private static final Pattern ORIGIN = Pattern.compile("https?://[^/\\s?#@]+");
    private static final String PLACEHOLDER = "missing";

    private final SettingsSource source;
    private final List<String> problems;
    private final Set<String> known = new HashSet<>();

    private SettingsReader(SettingsSource source, List<String> problems) {
        this.source = source;
        this.problems = problems;
    }

    static SettingsReader open(FilterConfig config) {
        List<String> problems = new ArrayList<>();
        return new SettingsReader(SettingsSource.open(config, problems), problems);
    }

    /** Two settings that can't be the same. */
    void different(String name, String value, String otherName, String other) {
        if (value.equals(other)) {
            problems.add(name + " and " + otherName + ": both are \"" + value + "\"; they have to differ.");
        }
    }

    /** Call last: now every setting is known. */
    void finish() throws ServletException {
        source.refuseUnknown(known);
        if (!problems.isEmpty()) {
            throw new ServletException("Seatkeeper can't start. " + String.join(" ", problems));
        }
    }

    String required(String name) {
        String value = get(name);
        if (value == null) {
            problems.add(name + ": is required.");
            return PLACEHOLDER;
        }
        return value;
    }

    String text(String name, String byDefault) {
        String value = get(name);
        return value == null ? byDefault : value;
    }

    URI ssoUrl(String name) {
        String value = required(name);
        URI loopback = URI.create("http://localhost");
        if (value.equals(PLACEHOLDER)) {
            return loopback;
        }
        try {
            return SsoClient.checkedAddress(URI.create(value));
        } catch (IllegalArgumentException e) {
            problems.add(name + ": \"" + value + "\" has to be like https://sso.example.org, or http to localhost.");
            return loopback;
        }
    }

    @Nullable
    String optionalPath(String name) {
        String value = get(name);
        if (value != null && !PATH.matcher(value).matches()) {
            problems.add(name + ": \"" + value + "\" has to be a path within the site, like /login.");
        }
        return value;
    }

    String path(String name, String byDefault) {
        String value = optionalPath(name);
        return value == null ? byDefault : value;
    }

    String localUrl(String name, String byDefault) {
        String value = get(name);
        if (value == null) {
            return byDefault;
        }
        if (!LOCAL_URL.matcher(value).matches()) {
            problems.add(name + ": \"" + value + "\" has to be an address within the site, like /login?again=1.");
        }
        return value;
    }

    Duration duration(String name, Duration byDefault) {
        String value = get(name);
        if (value == null) {
            return byDefault;
        }
        try {
            Duration duration = Duration.parse(value);
            if (!duration.isNegative() && !duration.isZero() && duration.toDays() <= 366) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // told below, with the ones out of range
        }
        problems.add(name + ": \"" + value + "\" has to be a time like PT5S or PT6M, more than nothing.");
        return byDefault;
    }

    Set<String> origins(String name) {
        String value = get(name);
        if (value == null) {
            return Set.of();
        }
        Set<String> origins = Stream.of(value.split(","))
                .map(origin -> Origin.canonical(origin.strip()))
                .collect(Collectors.toUnmodifiableSet());
        for (String origin : origins) {
            if (!ORIGIN.matcher(origin).matches()) {
                problems.add(name + ": \"" + origin + "\" has to be an origin, like https://www.example.org.");
            }
        }
        return origins;
    }

    private @Nullable String get(String name) {
        known.add(name);
        return source.get(name);
    }
}
