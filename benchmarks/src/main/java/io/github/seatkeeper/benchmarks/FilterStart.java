package io.github.seatkeeper.benchmarks;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * How much longer a site takes to start with the filter, in fresh JVMs: the server's class path has the server alone, the
 * WAR has the filter's jars in its {@code WEB-INF/lib}. With and without the filter in the {@code web.xml} take turns.
 */
final class FilterStart {
    private static final int STARTS = 11;
    private static final Aim AIM = Aim.atMost(300);
    private static final List<String> SERVER =
            List.of("jetty-", "jakarta.servlet-api", "slf4j-", "jspecify", "classes");
    private static final List<String> WEB_INF_LIB =
            List.of("seatkeeper-servlet-filter", "seatkeeper-core", "java-jwt", "jackson-", "failsafe");

    private FilterStart() {}

    /** The two WARs are made in the folder. */
    static Panel measure(Service service, Path folder) throws IOException {
        Path without = war(folder.resolve("start-without"), "");
        Path with = war(folder.resolve("start-with"), filter(service.url()));
        start(without);
        start(with); // both once unmeasured, so that the jars are in the machine's memory
        List<Double> alone = new ArrayList<>();
        List<Double> longer = new ArrayList<>();
        List<Double> init = new ArrayList<>();
        for (int n = 0; n < STARTS; n++) {
            double bare = start(without).get(0);
            List<Double> filtered = start(with);
            alone.add(bare);
            init.add(filtered.get(0));
            longer.add(filtered.get(1) - bare);
        }
        return new Panel(
                "Start of a site in a cold JVM, ms",
                List.of(
                        Figure.ours("longer with the filter by", Spread.of(longer), AIM),
                        Figure.ours("its init()", Spread.of(init), AIM),
                        Figure.other("Jetty and the WAR without it", Spread.of(alone))));
    }

    /** What the process says: the filter's own start, if there is one, and the whole. */
    private static List<Double> start(Path war) throws IOException {
        try (Jvm jvm = Jvm.start(
                FilterStart.class, String.join(File.pathSeparator, jars(SERVER)), List.of(), war.toString())) {
            return Stream.of(jvm.heard().split(" ", -1)).map(Double::valueOf).toList();
        }
    }

    private static Path war(Path folder, String filter) throws IOException {
        Path lib = Files.createDirectories(folder.resolve("WEB-INF/lib"));
        for (String jar : jars(WEB_INF_LIB)) {
            Path source = Path.of(jar);
            Files.copy(source, lib.resolve(source.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(folder.resolve("WEB-INF/web.xml"), """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0" metadata-complete="true">
                %s</web-app>
                """.formatted(filter));
        return folder;
    }

    private static String filter(String ssoUrl) {
        return """
                <filter>
                  <filter-name>seatkeeper</filter-name>
                  <filter-class>io.github.seatkeeper.filter.SessionLimitFilter</filter-class>
                %s
                </filter>
                <filter-mapping><filter-name>seatkeeper</filter-name><url-pattern>/*</url-pattern></filter-mapping>
                """.formatted(Site.filterSettings(ssoUrl).entrySet().stream()
                .map(setting -> "<init-param><param-name>" + setting.getKey() + "</param-name><param-value>"
                        + setting.getValue() + "</param-value></init-param>")
                .collect(Collectors.joining("\n")));
    }

    private static List<String> jars(List<String> beginnings) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> beginnings.stream()
                        .anyMatch(Path.of(entry).getFileName().toString()::startsWith))
                .toList();
    }

    public static void main(String[] args) throws Exception {
        StringBuilder measured = new StringBuilder();
        long begin = System.nanoTime();
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        WebAppContext war = new WebAppContext(args[0], "/");
        war.setThrowUnavailableOnStartupException(true);
        war.addBean((FilterHolder.WrapFunction) filter -> new TimedFilter(filter, measured));
        server.setHandler(war);
        server.start();
        System.out.println(measured.append(millisSince(begin)));
        server.stop();
        System.exit(0);
    }

    private static double millisSince(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    private static final class TimedFilter extends FilterHolder.Wrapper {
        private final StringBuilder measured;

        TimedFilter(Filter filter, StringBuilder measured) {
            super(filter);
            this.measured = measured;
        }

        @Override
        public void init(FilterConfig config) throws ServletException {
            long begin = System.nanoTime();
            super.init(config);
            measured.append(millisSince(begin)).append(' ');
        }
    }
}
