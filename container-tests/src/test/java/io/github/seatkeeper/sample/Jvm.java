package io.github.seatkeeper.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A running JVM, seen from outside with the JDK's own tool. */
record Jvm(long pid) {
    private static final Pattern THREAD = Pattern.compile("^\"[^\"]*\" #\\d+", Pattern.MULTILINE);

    /** How many class loaders still have a class of this name, after a collection of everything that nobody can reach. */
    int loadersOf(String className) {
        collect();
        Matcher loaded = Pattern.compile("\\b" + Pattern.quote(className) + "/0x")
                .matcher(command("VM.class_hierarchy", className));
        return (int) loaded.results().count();
    }

    void collect() {
        command("GC.run");
    }

    /** All threads, by name and number: another site's thread may have the same name, but never the same number. */
    Set<String> threads() {
        return THREAD.matcher(command("Thread.print"))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private String command(String... command) {
        ProcessBuilder jcmd = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid));
        jcmd.command().addAll(List.of(command));
        try {
            Process process = jcmd.redirectErrorStream(true).start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new AssertionError("jcmd failed: " + answer);
            }
            return answer;
        } catch (IOException e) {
            throw new AssertionError("There is no jcmd: the tests need a JDK", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for jcmd", e);
        }
    }
}
