package io.github.seatkeeper.sample;

import java.nio.file.Path;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.session.DefaultSessionCache;
import org.eclipse.jetty.session.FileSessionDataStore;

/** Jetty 12.1 with Servlet 6.0. */
final class TestingJetty implements TestingContainer {
    /** Where HttpSessions outlive the container; null for nowhere. */
    private final Path store;

    TestingJetty() {
        this(null);
    }

    private TestingJetty(Path store) {
        this.store = store;
    }

    static TestingJetty keepingHttpSessionsIn(Path store) {
        return new TestingJetty(store);
    }

    @Override
    public Running start(SiteSetup setup, Path war, Path webXml, Path work, HttpSessions sessions) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(setup.port());
        server.addConnector(connector);
        server.setTempDirectory(work.toFile());
        server.setHandler(context(setup, war, webXml, sessions));
        Running running = new Running() {
            @Override
            public int port() {
                return connector.getLocalPort();
            }

            @Override
            public void stop() throws Exception {
                server.stop();
            }
        };
        try {
            server.start();
        } catch (Exception e) {
            running.stop();
            throw e;
        }
        return running;
    }

    private WebAppContext context(SiteSetup setup, Path war, Path webXml, HttpSessions sessions) {
        WebAppContext context = new WebAppContext();
        context.setContextPath(setup.contextPath().isEmpty() ? "/" : setup.contextPath());
        context.setWar(war.toString());
        context.setDescriptor(webXml.toUri().toString());
        if (!setup.moreClasses().isEmpty()) {
            context.setExtraClasspath(setup.moreClasses());
        }
        context.setThrowUnavailableOnStartupException(true);
        context.setInitParameter("org.eclipse.jetty.servlet.Default.dirAllowed", "false");
        context.setAttribute("io.github.seatkeeper.clock", setup.clock());
        setup.settings().forEach((name, value) -> context.setInitParameter("seatkeeper." + name, value));
        setup.servlets().forEach((path, servlet) -> {
            ServletHolder holder = new ServletHolder(path, servlet);
            holder.setAsyncSupported(true);
            context.addServlet(holder, path);
        });
        context.getSessionHandler().addEventListener(sessions);
        if (store != null) {
            keepInFiles(context.getSessionHandler());
        }
        return context;
    }

    private void keepInFiles(SessionHandler sessions) {
        DefaultSessionCache cache = new DefaultSessionCache(sessions);
        FileSessionDataStore files = new FileSessionDataStore();
        files.setStoreDir(store.toFile());
        cache.setSessionDataStore(files);
        sessions.setSessionCache(cache);
    }

    @Override
    public String toString() {
        return "Jetty";
    }
}
