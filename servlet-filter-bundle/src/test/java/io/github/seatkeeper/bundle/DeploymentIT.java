package io.github.seatkeeper.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.scan.StandardJarScanner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A site with jars in its WEB-INF/lib, in the Tomcat of this module's servlet API. */
final class DeploymentIT {
    private static final Path JAR = Path.of(System.getProperty("jar"));
    private static final String KEY = "a-key-of-thirty-two-bytes-or-more";

    private final Queue<LogRecord> log = new ConcurrentLinkedQueue<>();
    private final Handler logging = new Handler() {
        @Override
        public void publish(LogRecord line) {
            log.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final Logger everything = Logger.getLogger("");
    private final List<Handler> handlers = List.of(everything.getHandlers());
    private final Tomcat tomcat = new Tomcat();

    @TempDir
    private Path folder;

    static Stream<Path> misplaced() {
        return Stream.of(System.getProperty("misplaced").split(File.pathSeparator))
                .map(Path::of);
    }

    @BeforeEach
    void listen() {
        handlers.forEach(everything::removeHandler);
        everything.addHandler(logging);
    }

    @AfterEach
    void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
        everything.removeHandler(logging);
        handlers.forEach(everything::addHandler);
    }

    @Test
    void theOneJarIsAllThatASiteNeeds() throws Exception {
        assertThat(start(JAR).getState()).isEqualTo(LifecycleState.STARTED);

        assertThat(get("/seatkeeper/me").body()).isEqualTo("{\"loggedIn\":false}");
        HttpResponse<String> page = get("/seatkeeper/preview");
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body())
                .contains("<!DOCTYPE html>", "Choose what to log out")
                .doesNotContain("seat:text");
        // signed, sent, and nobody there
        HttpResponse<String> login = send(request("/login")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"username\":\"alice\",\"password\":\"wonderland\"}")));
        assertThat(login.statusCode()).isEqualTo(503);
        assertThat(login.body()).contains("\"error\":\"unavailable\"");
        assertThat(log.stream().filter(line -> line.getLevel().intValue() >= Level.SEVERE.intValue()))
                .isEmpty();
    }

    @Test
    void theSelfTestTellsTheVersionOfTheOneJar() throws Exception {
        start(JAR);

        HttpResponse<String> report = send(request("/seatkeeper/self-test")
                .header("Authorization", "Bearer " + KEY)
                .header("Accept", "application/json"));

        assertThat(report.body()).contains("\"" + System.getProperty("version") + "\"");
    }

    @ParameterizedTest
    @MethodSource("misplaced")
    void theJarForTheOtherApiSaysWhichOneToUse(Path jar) throws Exception {
        assertThat(start(jar).getState()).isNotEqualTo(LifecycleState.STARTED);

        assertThat(reasons()).contains(System.getProperty("sentence"));
    }

    @Test
    void asOneJarBesideItsPartsItSaysSoAndRuns() throws Exception {
        Path copy = Files.copy(JAR, folder.resolve("seatkeeper-copy.jar"));

        assertThat(start(JAR, copy).getState()).isEqualTo(LifecycleState.STARTED);
        assertThat(log.stream().filter(line -> line.getLevel().equals(Level.WARNING)))
                .anyMatch(line -> message(line).startsWith("Seatkeeper lies in this site 2 times"));
    }

    /** The first on the class path wins, and which that is nobody says. */
    @ParameterizedTest
    @MethodSource("misplaced")
    void besideTheOneForTheOtherApiItRunsOrSaysWhichOneToUse(Path other) throws Exception {
        if (start(JAR, other).getState() == LifecycleState.STARTED) {
            assertThat(get("/seatkeeper/me").body()).isEqualTo("{\"loggedIn\":false}");
            assertThat(log.stream().map(DeploymentIT::message))
                    .anyMatch(line -> line.startsWith("Seatkeeper lies in this site 2 times"));
        } else {
            assertThat(reasons()).contains(System.getProperty("sentence"));
        }
    }

    private Context start(Path... jars) throws Exception {
        Path site = folder.resolve("site");
        Path lib = Files.createDirectories(site.resolve("WEB-INF").resolve("lib"));
        for (Path jar : jars) {
            Files.copy(jar, lib.resolve(jar.getFileName()));
        }
        Files.writeString(site.resolve("WEB-INF").resolve("web.xml"), """
                <web-app xmlns="http://java.sun.com/xml/ns/javaee" version="2.5">
                  <filter>
                    <filter-name>seatkeeper</filter-name>
                    <filter-class>io.github.seatkeeper.filter.SessionLimitFilter</filter-class>
                    <init-param><param-name>ssoUrl</param-name><param-value>http://localhost:1</param-value></init-param>
                    <init-param><param-name>clientId</param-name><param-value>web</param-value></init-param>
                    <init-param><param-name>clientSecret</param-name><param-value>%s</param-value></init-param>
                    <init-param><param-name>organisationId</param-name><param-value>harbour</param-value></init-param>
                    <init-param><param-name>preview</param-name><param-value>true</param-value></init-param>
                    <init-param><param-name>selfTestKey</param-name><param-value>%s</param-value></init-param>
                  </filter>
                  <filter-mapping>
                    <filter-name>seatkeeper</filter-name>
                    <url-pattern>/*</url-pattern>
                  </filter-mapping>
                </web-app>
                """.formatted(KEY, KEY));
        tomcat.setBaseDir(folder.resolve("tomcat").toString());
        tomcat.setHostname("localhost");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addWebapp("", site.toString());
        ((StandardJarScanner) context.getJarScanner()).setScanClassPath(false);
        tomcat.start();
        return context;
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    /** The messages of everything thrown that was logged. */
    private List<String> reasons() {
        return log.stream()
                .flatMap(line -> Stream.iterate(line.getThrown(), thrown -> thrown != null, Throwable::getCause))
                .map(Throwable::getMessage)
                .toList();
    }

    private static String message(LogRecord line) {
        return line.getParameters() == null
                ? line.getMessage()
                : MessageFormat.format(line.getMessage(), line.getParameters());
    }
}
