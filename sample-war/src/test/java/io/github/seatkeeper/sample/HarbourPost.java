package io.github.seatkeeper.sample;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipFile;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The newspaper, running: the packaged WAR on Jetty, on loopback only. */
final class HarbourPost implements AutoCloseable {
    private static final Path WAR = Path.of(System.getProperty("harbour.war", "target/harbour-post.war"));
    private static final Path WORK = WAR.resolveSibling("jetty");

    private final Server server;
    private final ServerConnector connector;
    private final String contextPath;
    private final HttpSessions sessions;

    private HarbourPost(Server server, ServerConnector connector, String contextPath, HttpSessions sessions) {
        this.server = server;
        this.connector = connector;
        this.contextPath = contextPath;
        this.sessions = sessions;
    }

    static HarbourPost start(SiteSetup setup) {
        return start(setup, context -> {});
    }

    /** Started in a container that is set up in a way of its own. */
    static HarbourPost start(SiteSetup setup, Consumer<WebAppContext> container) {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(setup.port());
        server.addConnector(connector);
        HttpSessions sessions = new HttpSessions();
        try {
            server.setTempDirectory(Files.createDirectories(WORK).toFile());
            WebAppContext context = context(setup, sessions);
            container.accept(context);
            server.setHandler(context);
            server.start();
        } catch (Exception e) {
            stop(server);
            throw new IllegalStateException("The newspaper did not start from " + WAR.toAbsolutePath(), e);
        }
        return new HarbourPost(server, connector, setup.contextPath(), sessions);
    }

    private static WebAppContext context(SiteSetup setup, HttpSessions sessions) throws IOException {
        WebAppContext context = new WebAppContext();
        context.setContextPath(setup.contextPath().isEmpty() ? "/" : setup.contextPath());
        context.setWar(WAR.toAbsolutePath().toString());
        context.setDescriptor(descriptor(setup).toUri().toString());
        context.setThrowUnavailableOnStartupException(true);
        context.setAttribute("io.github.seatkeeper.clock", setup.clock());
        setup.settings().forEach((name, value) -> context.setInitParameter("seatkeeper." + name, value));
        context.getSessionHandler().addEventListener(sessions);
        return context;
    }

    private static Path descriptor(SiteSetup setup) throws IOException {
        Path file = Files.createTempFile(WORK, "web", ".xml");
        file.toFile().deleteOnExit();
        try (ZipFile war = new ZipFile(WAR.toFile());
                InputStream webXml = war.getInputStream(war.getEntry("WEB-INF/web.xml"))) {
            String text = new String(webXml.readAllBytes(), StandardCharsets.UTF_8);
            return Files.writeString(file, setup.webXml().apply(text));
        }
    }

    /** The front page, ending in a slash. */
    URI uri() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + contextPath + "/");
    }

    /** A page of the site; {@code path} starts with a slash and does not name the context. */
    URI uri(String path) {
        return uri().resolve(path.substring(1));
    }

    /** What the container does when readers stay away for too long. */
    void timeOutHttpSessions() {
        sessions.invalidateAll();
    }

    /** The HttpSessions there are. */
    Set<HttpSession> httpSessions() {
        return sessions.live();
    }

    /** How many HttpSessions have come to their end so far. */
    int endedHttpSessions() {
        return sessions.ended();
    }

    @Override
    public void close() {
        stop(server);
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The newspaper did not stop", e);
        }
    }
}
