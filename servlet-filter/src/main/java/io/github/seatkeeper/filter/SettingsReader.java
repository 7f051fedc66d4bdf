package io.github.seatkeeper.filter;

import io.github.seatkeeper.address.TrustedProxies;
import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.protocol.SharedSecret;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads settings by name and type, and remembers each problem until all can be told at once. Used by one thread. */
final class SettingsReader {
    private static final Pattern PATH = Pattern.compile("(/[!-~&&[^/\\\\?#;%]]+)+");
    private static final Pattern ORIGIN = Pattern.compile("https?://[^/\\s?#@]+");
    private static final int MAX_PATH = 1000;
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

    /** Where each setting was found that is given, by name. */
    Map<String, String> found() {
        return source.found();
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
            return SsoClient.checkedAddress(new URI(value));
        } catch (URISyntaxException e) {
            problems.add(name + ": is no address; it has to be like https://sso.example.org."); // and may be a secret
        } catch (IllegalArgumentException e) {
            problems.add(name + ": " + e.getMessage());
        }
        return loopback;
    }

    static boolean isPath(String text) {
        return text.length() <= MAX_PATH && PATH.matcher(text).matches();
    }

    boolean flag(String name) {
        String value = get(name);
        if (value != null && !value.equals("true") && !value.equals("false")) {
            problems.add(name + ": \"" + value + "\" has to be true or false.");
        }
        return "true".equals(value);
    }

    @Nullable
    String optionalPath(String name) {
        String value = get(name);
        if (value != null && !isPath(value)) {
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
        if (!LocalUrl.isSafe(value)) {
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

    int count(String name, int byDefault) {
        String value = get(name);
        if (value == null) {
            return byDefault;
        }
        if (value.matches("[1-9][0-9]{0,4}")) {
            return Integer.parseInt(value);
        }
        problems.add(name + ": \"" + value + "\" has to be a number from 1 to 99999.");
        return byDefault;
    }

    /** A constant by its name in lowerCamel. */
    <E extends Enum<E>> E oneOf(String name, E byDefault) {
        String value = get(name);
        if (value == null) {
            return byDefault;
        }
        List<E> all = List.of(byDefault.getDeclaringClass().getEnumConstants());
        for (E one : all) {
            if (lowerCamel(one).equals(value)) {
                return one;
            }
        }
        problems.add(name + ": \"" + value + "\" has to be one of "
                + all.stream().map(SettingsReader::lowerCamel).collect(Collectors.joining(", ")) + ".");
        return byDefault;
    }

    /** As it is written in the settings. */
    static String lowerCamel(Enum<?> constant) {
        return Pattern.compile("_(.)")
                .matcher(constant.name().toLowerCase(Locale.ROOT))
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    PathPatterns patterns(String name) {
        List<String> patterns = list(name);
        for (String pattern : patterns) {
            if (!PathPatterns.isPattern(pattern)) {
                problems.add(name + ": \"" + pattern + "\" has to be like /members/*, /members or *.pdf.");
            }
        }
        return new PathPatterns(patterns);
    }

    /** Refuses patterns that cover a path which the filter has to see. */
    void notCovered(String name, PathPatterns patterns, List<String> localUrls) {
        for (String url : localUrls) {
            String path = url.split("[?#]", 2)[0];
            if (patterns.match(path)) {
                problems.add(name + ": covers " + path + ", which the filter has to see.");
            }
        }
    }

    /** At least as long as a client's secret: who has it sees how the site is set up. */
    @Nullable
    SharedSecret optionalSecret(String name) {
        String value = get(name);
        if (value == null) {
            return null;
        }
        SharedSecret secret = SharedSecret.of(value);
        if (secret.isShort()) {
            problems.add(name + ": has to have 32 bytes or more.");
        }
        return secret;
    }

    @Nullable
    URI optionalServiceUrl(String name) {
        return get(name) == null ? null : ssoUrl(name);
    }

    TrustedProxies proxies(String name) {
        TrustedProxies proxies = TrustedProxies.NONE;
        for (String text : list(name)) {
            TrustedProxies more = proxies.and(text);
            if (more == null) {
                problems.add(name + ": \"" + text + "\" has to be an address, or a network like 10.0.0.0/8.");
            } else {
                proxies = more;
            }
        }
        return proxies;
    }

    private List<String> list(String name) {
        String value = get(name);
        return value == null
                ? List.of()
                : Stream.of(value.split(",", -1))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .toList();
    }

    Set<String> origins(String name) {
        Set<String> origins = list(name).stream().map(Origin::canonical).collect(Collectors.toUnmodifiableSet());
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
