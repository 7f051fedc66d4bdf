package io.github.seatkeeper.benchmarks;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;

/**
 * How long the start of a site waits for the filter's, in fresh JVMs: the server's class path has the server, the web
 * application has the filter with its jars.
 */
final class FilterStart {
    private static final int STARTS = 11;
    private static final List<String> SERVER =
            List.of("jetty-", "jakarta.servlet-api", "slf4j-", "jspecify", "classes");
    private static final List<String> WEB_INF_LIB =
            List.of("seatkeeper-servlet-filter", "seatkeeper-core", "java-jwt", "jackson-", "failsafe");

    private FilterStart() {}

    static Panel measure(Service service) throws IOException {
        List<Double> millis = new ArrayList<>();
        for (int n = 0; n < STARTS; n++) {
            try (Jvm jvm =
                    Jvm.start(FilterStart.class, classPath(SERVER), List.of(), service.url(), classPath(WEB_INF_LIB))) {
                millis.add(Double.parseDouble(jvm.heard()));
            }
        }
        return new Panel(
                "Start of the filter in a cold JVM, ms",
                "≤ 300",
                300,
                List.of(Figure.ours("init()", Spread.of(millis))));
    }

    public static void main(String[] args) throws Exception {
        Path site = Files.createTempDirectory("site");
        Server server = new Server();
        WebAppContext war = new WebAppContext(site.toString(), "/");
        war.setExtraClasspath(args[1].replace(File.pathSeparator, ","));
        FilterHolder filter = new FilterHolder();
        filter.setClassName("io.github.seatkeeper.filter.SessionLimitFilter");
        Site.filterSettings(args[0]).forEach(filter::setInitParameter);
        war.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
        war.addBean((FilterHolder.WrapFunction) TimedFilter::new);
        server.setHandler(war);
        server.start();
        server.stop();
        Files.delete(site);
        System.exit(0);
    }

    private static String classPath(List<String> beginnings) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> beginnings.stream()
                        .anyMatch(Path.of(entry).getFileName().toString()::startsWith))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static final class TimedFilter extends FilterHolder.Wrapper {
        TimedFilter(Filter filter) {
            super(filter);
        }

        @Override
        public void init(FilterConfig config) throws ServletException {
            long begin = System.nanoTime();
            super.init(config);
            double millis = (System.nanoTime() - begin) / 1e6;
            System.out.println(millis);
        }
    }
}
