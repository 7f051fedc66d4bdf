package io.github.seatkeeper.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Settings from the environment: {@code SEATKEEPER_SSO_} and the name in upper case, with an underscore for each new
 * word and for whatever is neither letter nor digit. A client's or an account's setting has to be in the file, even if
 * empty, to be overridden: a variable's name alone can't tell how its id is written. An empty variable is as good as
 * none.
 */
final class Environment {
    private static final String PREFIX = "SEATKEEPER_SSO_";

    private Environment() {}

    static Map<String, String> over(Map<String, String> file, Map<String, String> environment) {
        Set<String> names = new TreeSet<>(ServiceSettings.NAMES);
        names.addAll(SiteAccounts.NAMES);
        names.addAll(file.keySet());
        Map<String, List<String>> byVariable = names.stream().collect(Collectors.groupingBy(Environment::variable));
        Map<String, String> settings = new TreeMap<>(file);
        List<String> problems = new ArrayList<>();
        new TreeMap<>(environment).forEach((variable, value) -> {
            if (!isSetting(variable) || value.isBlank()) {
                return;
            }
            List<String> named = byVariable.getOrDefault(variable, List.of(variable));
            if (named.size() > 1) {
                problems.add(variable + " could mean any of " + String.join(", ", named)
                        + ": set them in the file and remove the variable.");
            }
            settings.put(named.get(0), value);
        });
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        return settings;
    }

    static boolean isSetting(String variable) {
        return variable.startsWith(PREFIX);
    }

    static String variable(String name) {
        return PREFIX
                + name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                        .replaceAll("[^A-Za-z0-9]", "_")
                        .toUpperCase(Locale.ROOT);
    }
}
