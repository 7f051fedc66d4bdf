package io.github.seatkeeper.server;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Settings from the environment: {@code SEATKEEPER_SSO_} and the name in upper case, with an underscore for each new
 * word and for whatever is neither letter nor digit. A client's or an account's setting has to be in the file, even if
 * empty, to be overridden: a variable's name alone can't tell how its id is written.
 */
final class Environment {
    private static final String PREFIX = "SEATKEEPER_SSO_";

    private Environment() {}

    static Map<String, String> over(Map<String, String> file, Map<String, String> environment) {
        Set<String> names = new TreeSet<>(ServiceSettings.NAMES);
        names.addAll(file.keySet());
        Map<String, String> byVariable = new TreeMap<>();
        names.forEach(name -> byVariable.put(variable(name), name));
        Map<String, String> settings = new TreeMap<>(file);
        environment.forEach((variable, value) -> {
            if (variable.startsWith(PREFIX)) {
                settings.put(byVariable.getOrDefault(variable, variable), value);
            }
        });
        return settings;
    }

    static String variable(String name) {
        return PREFIX
                + name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                        .replaceAll("[^A-Za-z0-9]", "_")
                        .toUpperCase(Locale.ROOT);
    }
}
