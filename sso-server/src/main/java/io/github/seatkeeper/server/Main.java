package io.github.seatkeeper.server;

import io.github.seatkeeper.server.store.StoreUnavailableException;
import io.github.seatkeeper.server.store.Stores;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The command line. Exit codes: 1 the service can't run, or the command can't be done; 2 it was said wrongly. */
final class Main {
    private static final String JAR = "  java -jar seatkeeper-sso-server-<version>-standalone.jar";
    private static final String USAGE = """
            Usage:
            %1$s [settings.properties]
            %1$s hash-password < password
            %2$s
            Settings come from the environment, too: SEATKEEPER_SSO_PORT=8090 is port=8090.""".formatted(JAR, StoreCommands.usage(JAR));

    private Main() {}

    /**
     * Runs the service until it is told to stop, or one of the commands.
     *
     * @param args nothing, the name of a settings file, a command and what belongs to it, or {@code --help}
     */
    public static void main(String[] args) {
        Logging.setUp();
        try {
            run(args);
        } catch (InvalidSettingsException e) {
            exit(2, isToldNothing(args) ? e.getMessage() + "\n" + USAGE : e.getMessage());
        } catch (UncheckedIOException | StoreUnavailableException e) {
            exit(1, e.getMessage());
        } catch (CommandFailedException e) {
            exit(e.exitCode(), e.getMessage());
        }
    }

    private static void run(String[] args) {
        String first = args.length == 0 ? "" : args[0];
        boolean alone = args.length == 1;
        if (StoreCommands.has(first)) {
            commands().run(args);
        } else if (first.equals("hash-password")) {
            hashPassword(alone, System.out);
        } else if (first.equals("--help")) {
            System.out.println(USAGE);
        } else if (args.length > 1 || first.startsWith("-")) {
            exit(2, "There is no command \"" + first + "\": --help tells which there are.");
        } else {
            serve(alone ? Path.of(first) : null);
        }
    }

    private static boolean isToldNothing(String[] args) {
        return args.length == 0 && System.getenv().keySet().stream().noneMatch(Environment::isSetting);
    }

    private static StoreCommands commands() {
        return new StoreCommands(
                file -> ServiceSettings.read(settings(file)),
                Main::durable,
                new StoreCommand.Console(TypedPassword::read, System.out, System.err),
                Clock.systemUTC());
    }

    /** Null if what the service remembers ends with it. */
    private static @Nullable Stores durable(ServiceSettings settings) {
        return settings.database() == null ? null : OpenedStores.of(settings, new SecureRandom(), Clock.systemUTC());
    }

    private static Map<String, String> settings(@Nullable Path file) {
        return Environment.over(file == null ? Map.of() : read(file), System.getenv());
    }

    private static void serve(@Nullable Path file) {
        SsoServer server = SsoServer.start(settings(file), Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "sso-stop"));
        System.out.println("Seatkeeper " + server + ". Stop it with Ctrl-C.");
    }

    private static void stop(SsoServer server) {
        server.close();
        System.out.println("Seatkeeper SSO service stopped.");
    }

    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            exit(2, "The settings file " + file + " does not exist: give the name of one that does.");
        } catch (CharacterCodingException e) {
            exit(2, "The settings file " + file + " is not UTF-8 text: save it as that.");
        } catch (IllegalArgumentException e) {
            exit(2, "The settings file " + file + " has a \\u that is not followed by four hexadecimal digits.");
        } catch (IOException e) {
            exit(2, "The settings file " + file + " can't be read: give a file that this user may read.");
        }
        Map<String, String> settings = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }

    private static void hashPassword(boolean alone, PrintStream out) {
        if (!alone) {
            exit(2, "Nothing follows hash-password: it reads the password from standard input.");
        }
        String password = TypedPassword.read();
        if (password.isEmpty()) {
            exit(2, "No password was given on standard input.");
        }
        out.println(PasswordHashes.encoder().encode(password));
    }

    private static void exit(int code, @Nullable String message) {
        System.err.println(message);
        System.exit(code);
    }
}
