package io.github.seatkeeper.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures what the filter costs a site: {@code ./mvnw -q -Pbenchmark-costs}, or one part of it with {@code
 * -Dcosts=page}, {@code token}, {@code login} or {@code start}. Prints one table of one run and leaves it, with a
 * picture, in the folder that is its first argument. The machine decides the figures, hardly the ratios.
 */
final class Costs {
    private Costs() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        List<String> parts = Arrays.asList(args).subList(1, args.length);
        List<Panel> panels = new ArrayList<>();
        try (Service service = Service.start()) {
            if (parts.isEmpty() || parts.contains("page")) {
                panels.addAll(LoggedInPage.measure(service));
            }
            if (parts.isEmpty() || parts.contains("token")) {
                panels.add(Tokens.measure());
            }
            if (parts.isEmpty() || parts.contains("login")) {
                panels.addAll(Login.measure(service));
            }
            if (parts.isEmpty() || parts.contains("start")) {
                panels.add(FilterStart.measure(service, folder));
            }
        }
        write(folder, panels);
        System.exit(0); // the HTTP client's threads would keep it for a while
    }

    private static void write(Path folder, List<Panel> panels) throws IOException {
        String table = Table.of(panels);
        System.out.println(machine() + ":\n\n" + table);
        Files.writeString(folder.resolve("costs.md"), machine() + ":\n\n" + table);
        Files.writeString(folder.resolve("costs.svg"), Picture.of(panels, machine()));
    }

    private static String machine() throws IOException {
        return String.format(
                Locale.ROOT,
                "%s %s, %s%d cores, Java %s",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                processor(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature());
    }

    /** As Linux calls it, and a comma; empty elsewhere. */
    private static String processor() throws IOException {
        Path told = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(told)) {
            return "";
        }
        try (Stream<String> lines = Files.lines(told)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.replaceFirst(".*:\\s*", "") + ", ")
                    .findFirst()
                    .orElse("");
        }
    }
}
