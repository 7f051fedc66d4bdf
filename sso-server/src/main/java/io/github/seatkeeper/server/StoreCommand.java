package io.github.seatkeeper.server;

import io.github.seatkeeper.server.store.Stores;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import java.util.function.Supplier;

/** Something an operator does to what the service remembers. */
interface StoreCommand {
    /**
     * What a command works with.
     *
     * @param subject the word that follows its name
     * @param line its options
     * @param settings the service's
     * @param organisation whose
     * @param stores what the service remembers
     * @param console how it speaks with the operator
     * @param clock tells the time
     * @param random makes secrets
     */
    record Call(
            String subject,
            CommandLine line,
            ServiceSettings settings,
            String organisation,
            Stores stores,
            Console console,
            Clock clock,
            SecureRandom random) {}

    /**
     * How a command speaks with the operator.
     *
     * @param password asks for one
     * @param result gets what others may want to read by a program: an id or a secret, and nothing else
     * @param message gets sentences
     */
    record Console(Supplier<String> password, PrintStream result, PrintStream message) {}

    /** What it is called by. */
    String name();

    /** What the word that follows its name stands for. */
    String subject();

    /** What follows that. */
    String usage();

    /** The options it takes beside those of all. */
    Set<String> options();

    /** Those of its options that may be there more than once. */
    default Set<String> repeatable() {
        return Set.of();
    }

    /** Does it, or throws a {@link CommandFailedException}. */
    void run(Call call);
}
