package io.github.seatkeeper.server;

import io.github.seatkeeper.server.StoreCommand.Call;
import io.github.seatkeeper.server.store.Stores;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the command that is named and runs it on the stores of the settings. */
final class StoreCommands {
    private static final String ORGANISATION = "--organisation";
    private static final List<StoreCommand> ALL = List.of(
            new AddAdmin(),
            new RemoveStaff(),
            new AddClient(),
            new RotateSecret(),
            new AddAccount(),
            new AddOrganisation());

    private final Function<@Nullable Path, ServiceSettings> settings;
    private final Function<ServiceSettings, @Nullable Stores> stores;
    private final StoreCommand.Console console;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /**
     * Makes them.
     *
     * @param settings reads a file, or the environment only
     * @param stores opens what outlives this command; gives null if nothing does
     */
    StoreCommands(
            Function<@Nullable Path, ServiceSettings> settings,
            Function<ServiceSettings, @Nullable Stores> stores,
            StoreCommand.Console console,
            Clock clock) {
        this.settings = settings;
        this.stores = stores;
        this.console = console;
        this.clock = clock;
    }

    static boolean has(String name) {
        return ALL.stream().anyMatch(command -> command.name().equals(name));
    }

    static String usage(String jar) {
        return ALL.stream()
                .map(command -> jar + " " + command.name() + " " + command.subject() + " " + command.usage())
                .collect(Collectors.joining("\n"));
    }

    void run(String... arguments) {
        StoreCommand command = ALL.stream()
                .filter(one -> one.name().equals(arguments[0]))
                .findFirst()
                .orElseThrow();
        Set<String> options = new HashSet<>(command.options());
        options.add(ORGANISATION);
        CommandLine line =
                CommandLine.of(Arrays.asList(arguments).subList(1, arguments.length), options, command.repeatable());
        List<String> words = line.words();
        if (words.isEmpty() || words.get(0).isBlank() || words.get(0).endsWith(".properties")) {
            throw wrongly(command, command.name() + " is without its " + command.subject() + ".");
        }
        if (words.size() > 2) {
            throw wrongly(command, "\"" + words.get(2) + "\" is one word too many.");
        }
        ServiceSettings read = settings.apply(words.size() == 2 ? Path.of(words.get(1)) : null);
        try (Stores opened = stores.apply(read)) {
            if (opened == null) {
                throw CommandFailedException.impossible(
                        "The service remembers in memory only, so there is nothing durable to add to: set database.");
            }
            command.run(call(line, read, opened));
        }
    }

    private static CommandFailedException wrongly(StoreCommand command, String sentence) {
        return CommandFailedException.wrongly(
                sentence + "\nUsage: " + command.name() + " " + command.subject() + " " + command.usage());
    }

    private Call call(CommandLine line, ServiceSettings read, Stores opened) {
        String named = line.option(ORGANISATION);
        String organisation = named == null ? read.organisation() : named;
        if (opened.organisations().find(organisation) == null) {
            throw CommandFailedException.impossible(
                    "There is no organisation \"" + organisation + "\": add it with add-organisation.");
        }
        return new Call(line.words().get(0), line, read, organisation, opened, console, clock, random);
    }
}
