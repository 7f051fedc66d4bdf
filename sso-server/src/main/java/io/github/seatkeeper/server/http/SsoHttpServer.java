package io.github.seatkeeper.server.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.net.URI;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The service on HTTP. Speaks no TLS: beyond loopback it belongs behind a proxy that does. */
public final class SsoHttpServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SsoHttpServer.class.getName());
    /** Far more than logins that may wait, so that status checks are answered beside them. */
    private static final int MAX_THREADS = 200;

    private static final long IDLE_MILLIS = 20_000;
    private static final long STOP_MILLIS = 5_000;
    /** How long a stop waits for the next request on connections that are open and quiet. */
    private static final long STOP_QUIET_MILLIS = 100;

    private final Server server;
    private final ServerConnector connector;
    private final String host;

    private SsoHttpServer(Server server, ServerConnector connector, String host) {
        this.server = server;
        this.connector = connector;
        this.host = host;
    }

    /**
     * Binds the port and serves.
     *
     * @param host the address to listen on
     * @param port the port to listen on; 0 for any free one
     * @param servlets what serves, by URL pattern; one may serve several
     * @param watching sees every request and its answer
     * @return a running server
     * @throws IOException if the port can't be bound
     */
    public static SsoHttpServer start(String host, int port, Map<String, Servlet> servlets, Filter watching)
            throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
        threads.setName("sso-http");
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http()));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.setShutdownIdleTimeout(STOP_QUIET_MILLIS);
        server.addConnector(connector);
        server.setHandler(bodiesFirst(context(servlets, watching)));
        server.setErrorHandler(new JettyProblems());
        server.setStopTimeout(STOP_MILLIS);
        start(server, connector);
        return new SsoHttpServer(server, connector, host);
    }

    /**
     * Where it is called.
     *
     * @return the address with the port really bound
     */
    public URI uri() {
        String authority = host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + authority + ":" + connector.getLocalPort());
    }

    /** Finishes the requests under way, within five seconds, and stops. */
    @Override
    public void close() {
        stop(server);
    }

    private static HttpConfiguration http() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        // else after "Cookie: SEATKEEPER_SSO" good cookies begin with those letters on its connection,
        // which is anybody's behind a proxy
        http.setHeaderCacheCaseSensitive(true);
        return http;
    }

    private static ServletContextHandler context(Map<String, Servlet> servlets, Filter watching) {
        ServletContextHandler context = new ServletContextHandler(ServletContextHandler.NO_SESSIONS);
        IdentityHashMap<Servlet, ServletHolder> holders = new IdentityHashMap<>();
        servlets.forEach((pattern, servlet) -> {
            ServletHolder holder = holders.computeIfAbsent(servlet, same -> new ServletHolder(same));
            holder.setInitOrder(1);
            context.addServlet(holder, pattern);
        });
        context.addFilter(watching, "/*", EnumSet.of(DispatcherType.REQUEST));
        context.setErrorHandler(new JettyProblems());
        return context;
    }

    /** A request gets a thread when its body is there: clients that send slowly, or stop, keep nobody else waiting. */
    private static Handler bodiesFirst(Handler next) {
        return new EagerContentHandler(
                next, new EagerContentHandler.RetainedContentLoaderFactory(CappedBody.MAX_LENGTH + 1, 0, true));
    }

    /** The port first: that it is taken is known before anything else is made. */
    private static void start(Server server, ServerConnector connector) throws IOException {
        connector.open();
        try {
            server.start();
        } catch (Exception e) {
            stop(server);
            throw new IllegalStateException("The HTTP server did not start.", e);
        }
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (TimeoutException e) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "Requests that had not arrived or ended when the service stopped were cut off.");
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP server did not stop.", e);
        }
    }
}
