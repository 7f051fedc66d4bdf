package io.github.seatkeeper.filter;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The places a setting can stand in; the first that has it wins: JNDI {@code java:comp/env/seatkeeper/<name>}, the filter's {@code init-param}, the site's
 * {@code context-param} {@code seatkeeper.<name>}, the system property {@code seatkeeper.<name>}, the environment
 * variable {@code SEATKEEPER_<NAME>}, the properties file that {@code configFile} names. <code>${NAME}</code> in a value
 * stands for a system property or an environment variable.
 */
final class SettingsSource {
    static final String CONFIG_FILE = "configFile";

    private static final String PREFIX = "seatkeeper.";

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");

    private final FilterConfig filter;
    private final Properties file;
    private final List<String> problems;
    private final Map<String, String> found = new HashMap<>();

    private SettingsSource(FilterConfig filter, Properties file, List<String> problems) {
        this.filter = filter;
        this.file = file;
        this.problems = problems;
    }

    static SettingsSource open(FilterConfig filter, List<String> problems) {
        Properties file = new Properties();
        SettingsSource source = new SettingsSource(filter, file, problems);
        String name = source.get(CONFIG_FILE);
        if (name != null) {
            try (Reader reader =
                    new InputStreamReader(open(filter.getServletContext(), name), StandardCharsets.UTF_8)) {
                file.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                problems.add("configFile: \"" + name + "\" can't be read: give a path within the WAR that begins with"
                        + " /WEB-INF/, or a file's absolute path.");
            }
        }
        return source;
    }

    @Nullable
    String get(String name) {
        for (Place place : places()) {
            String value = place.lookUp().apply(name);
            if (value != null && value.isBlank()) {
                return null;
            }
            if (value != null) {
                found.put(name, place.name());
                return expand(name, value.strip());
            }
        }
        return null;
    }

    /** Where each setting was found that was asked for and is given, by name. */
    Map<String, String> found() {
        return Map.copyOf(found);
    }

    /** In the order in which they are looked at. */
    private List<Place> places() {
        return List.of(
                new Place("JNDI", name -> Jndi.text("seatkeeper/" + name)),
                new Place("init-param", filter::getInitParameter),
                new Place("context-param", name -> filter.getServletContext().getInitParameter(PREFIX + name)),
                new Place("system property", name -> System.getProperty(PREFIX + name)),
                new Place(
                        "environment",
                        name -> System.getenv("SEATKEEPER_"
                                + name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT))),
                new Place(CONFIG_FILE, file::getProperty));
    }

    private record Place(String name, Function<String, @Nullable String> lookUp) {}

    private String expand(String name, String value) {
        return REFERENCE
                .matcher(value)
                .replaceAll(reference -> Matcher.quoteReplacement(resolve(name, reference.group(1))));
    }

    private String resolve(String name, String referred) {
        String value = referred.isEmpty() ? null : System.getProperty(referred, System.getenv(referred));
        if (value == null) {
            problems.add(name + ": ${" + referred + "} is neither a system property nor an environment variable.");
            return "unresolved";
        }
        return value;
    }

    /** Names every setting given for this site that there is not. */
    void refuseUnknown(Set<String> known) {
        for (String name : Collections.list(filter.getInitParameterNames())) {
            refuse(known, name, "init-param");
        }
        for (String name : Collections.list(filter.getServletContext().getInitParameterNames())) {
            if (name.startsWith(PREFIX)) {
                refuse(known, name.substring(PREFIX.length()), "context-param");
            }
        }
        for (String name : file.stringPropertyNames()) {
            refuse(known, name, "configFile");
        }
    }

    private void refuse(Set<String> known, String name, String where) {
        if (!known.contains(name) && !name.equals(CONFIG_FILE)) {
            problems.add(name + ": there is no such setting (" + where + ").");
        }
    }

    private static InputStream open(ServletContext context, String name) throws IOException {
        InputStream resource = name.startsWith("/") ? context.getResourceAsStream(name) : null;
        if (resource != null) {
            return resource;
        }
        try {
            Path path = Path.of(name);
            if (!path.isAbsolute()) {
                throw new IOException("not absolute");
            }
            return Files.newInputStream(path);
        } catch (InvalidPathException e) {
            throw new IOException(e);
        }
    }
}
