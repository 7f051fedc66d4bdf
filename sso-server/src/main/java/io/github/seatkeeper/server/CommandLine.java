package io.github.seatkeeper.server;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What follows a command's name.
 *
 * @param words what is no option, in order
 * @param options each option's values, in order
 */
record CommandLine(List<String> words, Map<String, List<String>> options) {
    /** Every option has a value; only those of {@code repeatable} more than one. */
    static CommandLine of(List<String> arguments, Set<String> known, Set<String> repeatable) {
        List<String> words = new ArrayList<>();
        Map<String, List<String>> options = new TreeMap<>();
        Iterator<String> left = arguments.iterator();
        while (left.hasNext()) {
            String argument = left.next();
            if (!argument.startsWith("--")) {
                words.add(argument);
                continue;
            }
            if (!known.contains(argument)) {
                throw CommandFailedException.wrongly("There is no option " + argument + " here.");
            }
            if (!left.hasNext()) {
                throw CommandFailedException.wrongly("The option " + argument + " is without its value.");
            }
            List<String> values = options.computeIfAbsent(argument, name -> new ArrayList<>());
            values.add(left.next());
            if (values.size() > 1 && !repeatable.contains(argument)) {
                throw CommandFailedException.wrongly("The option " + argument + " is there twice.");
            }
        }
        return new CommandLine(List.copyOf(words), options);
    }

    @Nullable
    String option(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? null : values.get(0);
    }

    List<String> all(String name) {
        return options.getOrDefault(name, List.of());
    }
}
