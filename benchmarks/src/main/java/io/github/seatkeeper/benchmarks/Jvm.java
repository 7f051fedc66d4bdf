package io.github.seatkeeper.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A fresh JVM, with this one's class path or a part of it, which answers one line with another. */
final class Jvm implements AutoCloseable {
    private final Process process;
    private final PrintStream to;
    private final BufferedReader from;

    private Jvm(Process process) {
        this.process = process;
        this.to = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.from = process.inputReader(StandardCharsets.UTF_8);
    }

    static Jvm start(Class<?> main, List<String> options, String... args) throws IOException {
        return start(main, System.getProperty("java.class.path"), options, args);
    }

    static Jvm start(Class<?> main, String classPath, List<String> options, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(options);
        command.add("-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file"));
        command.addAll(List.of("-classpath", classPath, main.getName()));
        command.addAll(List.of(args));
        return new Jvm(
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start());
    }

    /** Sends a line and waits for the answer. */
    String ask(String line) throws IOException {
        to.println(line);
        return heard();
    }

    /** Waits for a line that nobody has to ask for. */
    String heard() throws IOException {
        String line = from.readLine();
        if (line == null) {
            throw new IOException("A measuring process ended early; what it said is above.");
        }
        return line;
    }

    @Override
    public void close() {
        to.close(); // by which it ends
        if (process.isAlive()) {
            process.onExit()
                    .orTimeout(10, TimeUnit.SECONDS)
                    .exceptionally(late -> {
                        process.destroyForcibly();
                        return process;
                    })
                    .join();
        }
    }
}
