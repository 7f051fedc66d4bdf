package io.github.seatkeeper.server;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A password from standard input: never from the command line, where other users of the machine can read it. */
final class TypedPassword {
    private TypedPassword() {}

    /** Without echo where there is a console; a newer Java has one, which reads standard input, even where there is none. */
    @SuppressWarnings("SystemConsoleNull")
    static String read() {
        Console console = System.console();
        if (console == null) {
            return firstLine();
        }
        System.err.print("Password: ");
        char[] password = console.readPassword();
        return password == null ? "" : new String(password);
    }

    private static String firstLine() {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException("Standard input can't be read.", e);
        }
    }
}
