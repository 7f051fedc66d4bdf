package io.github.seatkeeper.server;

import io.github.seatkeeper.server.login.WebAddress;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes settings out of a map one by one and collects what is wrong, so that all of it can be told at once. */
final class SettingsReader {
    private static final Duration LONGEST = Duration.ofDays(3650);

    private final TreeMap<String, String> left;
    private final List<String> problems = new ArrayList<>();

    SettingsReader(Map<String, String> settings) {
        this.left = new TreeMap<>(settings);
    }

    /** Null if it is absent; an empty value is as good as none. */
    @Nullable
    String text(String name) {
        String value = left.remove(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    String text(String name, String byDefault) {
        String value = text(name);
        return value == null ? byDefault : value;
    }

    String required(String name, String what) {
        String value = text(name);
        if (value == null) {
            problem(name + " is missing: give " + what + ".");
            return "";
        }
        return value;
    }

    @Nullable
    Integer number(String name, int min, int max, @Nullable Integer byDefault, String what) {
        String value = text(name);
        if (value == null) {
            return byDefault;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, like a number out of range
        }
        problem(name + " is \"" + value + "\": give " + what + ".");
        return byDefault;
    }

    int numberOr(String name, int min, int max, int byDefault, String what) {
        Integer number = number(name, min, max, byDefault, what);
        return number == null ? byDefault : number;
    }

    Duration duration(String name, Duration byDefault) {
        String value = text(name);
        if (value == null) {
            return byDefault;
        }
        try {
            Duration duration = Duration.parse(value);
            if (duration.compareTo(Duration.ofSeconds(1)) >= 0 && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // told below, like a duration out of range
        }
        problem(name + " is \"" + value + "\": give an ISO-8601 duration of a second to ten years, like "
                + (byDefault.isZero() ? "PT10S" : byDefault) + ".");
        return byDefault;
    }

    boolean flag(String name, boolean byDefault) {
        String value = text(name);
        if (value == null || value.equals("true") || value.equals("false")) {
            return value == null ? byDefault : value.equals("true");
        }
        problem(name + " is \"" + value + "\": give true or false.");
        return byDefault;
    }

    /** Names separated by commas; empty if it is absent. */
    List<String> list(String name) {
        return Arrays.stream(text(name, "").split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** One of an enum's constants, written in lower case with dashes. */
    <E extends Enum<E>> E choice(String name, Class<E> type, E byDefault) {
        String value = text(name, written(byDefault));
        List<E> constants = Arrays.asList(type.getEnumConstants());
        for (E constant : constants) {
            if (written(constant).equals(value)) {
                return constant;
            }
        }
        problem(name + " is \"" + value + "\": give "
                + constants.stream().map(SettingsReader::written).collect(Collectors.joining(" or ")) + ".");
        return byDefault;
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A page that browsers are sent to: https, or http on loopback; null if it is absent. */
    @Nullable
    URI address(String name) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        URI address = WebAddress.page(value);
        if (address == null) {
            problem(name + " is \"" + value + "\": give a page's address that begins with https://, or with http:// on"
                    + " localhost.");
        }
        return address;
    }

    /** Origins that browsers may be sent to, separated by commas; empty if it is absent. */
    Set<String> origins(String name) {
        Set<String> origins = new TreeSet<>();
        for (String value : list(name)) {
            String origin = WebAddress.origin(value);
            if (origin == null) {
                problem(name + " has \"" + value
                        + "\": give scheme, host and port only, like https://www.example.org.");
            } else {
                origins.add(origin);
            }
        }
        return origins;
    }

    /** The middle parts of the names {@code <prefix><middle>.<one of the suffixes>} that are left. */
    Set<String> middles(String prefix, Set<String> suffixes) {
        Set<String> middles = new TreeSet<>();
        for (String name : left.keySet()) {
            int dot = name.lastIndexOf('.');
            if (name.startsWith(prefix) && dot > prefix.length() && suffixes.contains(name.substring(dot + 1))) {
                middles.add(name.substring(prefix.length(), dot));
            }
        }
        return middles;
    }

    void problem(String sentence) {
        problems.add(sentence);
    }

    /** Call last: what nobody took is unknown. */
    void finish() {
        left.keySet().forEach(name -> problem(name + " is no setting of the service: correct the name or remove it."));
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
    }
}
