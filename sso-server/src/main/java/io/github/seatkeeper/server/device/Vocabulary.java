package io.github.seatkeeper.server.device;

import io.github.seatkeeper.server.store.Device;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ua_parser.Parser;

/** The words of the user agent rules themselves. A name that is not among them was taken from a user agent. */
final class Vocabulary {
    private static final String RULES = "/ua_parser/regexes.yaml";
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9 .+/-]{0,39}");

    private final Set<String> names;

    private Vocabulary(Set<String> names) {
        this.names = names;
    }

    static Vocabulary ofParser() {
        try (InputStream rules = Parser.class.getResourceAsStream(RULES)) {
            if (rules == null) {
                throw new IllegalStateException("The user agent parser has no rules at " + RULES + ".");
            }
            String text = new String(rules.readAllBytes(), StandardCharsets.UTF_8);
            return new Vocabulary(NAME.matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .map(String::strip)
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException e) {
            throw new UncheckedIOException("The user agent parser's rules at " + RULES + " can't be read.", e);
        }
    }

    String orUnknown(@Nullable String name) {
        return name != null && names.contains(name) && !name.equals("Other") ? name : Device.UNKNOWN;
    }
}
