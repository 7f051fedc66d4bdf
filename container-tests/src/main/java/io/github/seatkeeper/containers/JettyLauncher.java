package io.github.seatkeeper.containers;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.server.handler.StatisticsHandler;
import org.eclipse.jetty.session.FileSessionDataStoreFactory;
import org.eclipse.jetty.session.NullSessionCacheFactory;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.xml.XmlConfiguration;
import org.jspecify.annotations.Nullable;

/** Jetty 12.1 with any of its environments: EE8, EE10, EE11. */
final class JettyLauncher implements Launched {
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final ContextHandlerCollection contexts = new ContextHandlerCollection();
    private final StatisticsHandler requests = new StatisticsHandler();
    private final Map<String, Handler> sites = new HashMap<>();
    private final Path work;
    private final String environment;

    private JettyLauncher(int port, Path work, String environment) throws Exception {
        this.work = work;
        this.environment = environment;
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        server.setTempDirectory(work.toFile());
        requests.setHandler(contexts);
        server.setHandler(requests);
        server.start();
    }

    /** Takes the port, 0 for any, a folder of its own, and {@code ee8}, {@code ee10} or {@code ee11}. */
    public static void main(String[] args) throws Exception {
        new Orders(new JettyLauncher(Integer.parseInt(args[0]), Path.of(args[1]), args[2])).obey();
    }

    @Override
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void deploy(String contextPath, Path war, @Nullable Path store) throws Exception {
        Handler site = site(contextPath, war);
        contexts.addHandler(site);
        sites.put(contextPath, site);
        if (store != null) {
            keepIn(store);
        }
        try {
            site.start();
        } catch (Exception e) {
            undeploy(contextPath);
            throw e;
        } finally {
            server.getBeans(FileSessionDataStoreFactory.class).forEach(server::removeBean);
            server.getBeans(NullSessionCacheFactory.class).forEach(server::removeBean);
        }
    }

    /** Jetty's own way to describe a site, in which alone the environments differ. */
    private Handler site(String contextPath, Path war) throws Exception {
        String described;
        try (InputStream file = Objects.requireNonNull(JettyLauncher.class.getResourceAsStream("/jetty-site.xml"))) {
            described = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${environment}", environment)
                    .replace("${contextPath}", contextPath)
                    .replace("${war}", war.toString());
        }
        Path description = Files.writeString(work.resolve("site.xml"), described);
        try (ResourceFactory.Closeable resources = ResourceFactory.closeable()) {
            Object made = new XmlConfiguration(resources.newResource(description)).configure();
            return made instanceof Supplier<?> older ? (Handler) older.get() : (Handler) made;
        }
    }

    /** For the next site that starts: after each request the HttpSession goes into its file, and is in no memory. */
    private void keepIn(Path store) {
        FileSessionDataStoreFactory files = new FileSessionDataStoreFactory();
        files.setStoreDir(store.toFile());
        NullSessionCacheFactory noCache = new NullSessionCacheFactory();
        noCache.setFlushOnResponseCommit(true);
        server.addBean(files);
        server.addBean(noCache);
    }

    /** A client has its answer a moment before the request has ended: cut off then, Jetty keeps its HttpSession and with it the site. */
    private void awaitEndOfRequests() {
        Instant deadline = Instant.now().plusSeconds(10);
        while (requests.getRequestsActive() > 0 && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void undeploy(String contextPath) throws Exception {
        awaitEndOfRequests();
        Handler site = Objects.requireNonNull(sites.remove(contextPath), contextPath);
        site.stop();
        contexts.removeHandler(site);
        site.destroy();
    }

    @Override
    public void stop() throws Exception {
        server.stop();
    }
}
