package io.github.seatkeeper.sample;

import jakarta.servlet.http.HttpSession;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** The newspaper, running: the packaged WAR on a container, on loopback only. */
final class HarbourPost implements Site, AutoCloseable {
    private static final Path WAR = Path.of(System.getProperty("harbour.war", "target/harbour-post.war"));
    private static final Path WORK = WAR.resolveSibling("sites");

    private final TestingContainer.Running running;
    private final Path work;
    private final String host;
    private final String contextPath;
    private final HttpSessions sessions;

    private HarbourPost(
            TestingContainer.Running running, Path work, String host, String contextPath, HttpSessions sessions) {
        this.running = running;
        this.work = work;
        this.host = host;
        this.contextPath = contextPath;
        this.sessions = sessions;
    }

    static HarbourPost start(SiteSetup setup) {
        HttpSessions sessions = new HttpSessions();
        try {
            Path work = Files.createTempDirectory(Files.createDirectories(WORK), "site");
            TestingContainer.Running running = setup.container()
                    .start(setup, WAR.toAbsolutePath(), descriptor(setup, work), work.toAbsolutePath(), sessions);
            return new HarbourPost(running, work, "127.0.0.1", setup.contextPath(), sessions);
        } catch (Exception e) {
            throw new IllegalStateException("The newspaper did not start from " + WAR.toAbsolutePath(), e);
        }
    }

    private static Path descriptor(SiteSetup setup, Path work) throws IOException {
        try (ZipFile war = new ZipFile(WAR.toFile());
                InputStream webXml = war.getInputStream(war.getEntry("WEB-INF/web.xml"))) {
            String text = new String(webXml.readAllBytes(), StandardCharsets.UTF_8);
            return Files.writeString(work.resolve("web.xml"), setup.webXml().apply(text))
                    .toAbsolutePath();
        }
    }

    /** The same by its name {@code localhost}: browsers keep its cookies apart from those of {@code 127.0.0.1}. */
    HarbourPost onLocalhost() {
        return new HarbourPost(running, work, "localhost", contextPath, sessions);
    }

    @Override
    public URI uri() {
        return URI.create("http://" + host + ":" + running.port() + contextPath + "/");
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

    /** What a listener of the site's does once, when the next HttpSession ends; the container waits for it. */
    void atNextEndOfAnHttpSession(Runnable work) {
        sessions.atNextEnd(work);
    }

    @Override
    public void close() {
        try {
            running.stop();
            try (Stream<Path> files = Files.walk(work)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        } catch (Exception e) {
            throw new IllegalStateException("The newspaper did not stop", e);
        }
    }
}
