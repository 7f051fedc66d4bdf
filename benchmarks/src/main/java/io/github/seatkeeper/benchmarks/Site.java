package io.github.seatkeeper.benchmarks;

import io.github.seatkeeper.filter.SessionLimitFilter;
import jakarta.servlet.DispatcherType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;

/** The same page four times on one Jetty, in a JVM of its own: alone, and behind each of those that are compared. */
final class Site implements AutoCloseable {
    enum Before {
        NOTHING,
        SEATKEEPER,
        SPRING,
        SHIRO;

        String context() {
            return "/" + name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");

    private final Jvm jvm;
    private final int port;

    private Site(Jvm jvm, int port) {
        this.jvm = jvm;
        this.port = port;
    }

    static Site start(Service service) throws IOException {
        Jvm jvm = Jvm.start(Site.class, List.of("-Xms512m", "-Xmx512m"), service.url());
        return new Site(jvm, Integer.parseInt(jvm.heard()));
    }

    int port() {
        return port;
    }

    /** Bytes the server's threads allocated for one request, on average, since the last time it was asked. */
    double allocated() throws IOException {
        return Double.parseDouble(jvm.ask("allocated"));
    }

    Browser browser(Before before) {
        return new Browser("http://127.0.0.1:" + port + before.context());
    }

    /** A browser that has logged in by the form, and sees the page. */
    Browser loggedIn(Before before, String reader) throws IOException, InterruptedException {
        Browser browser = browser(before);
        Map<String, String> form = new LinkedHashMap<>(Map.of("username", reader, "password", Service.PASSWORD));
        if (before == Before.SPRING) {
            Matcher csrf = CSRF.matcher(browser.get("/login").body());
            if (!csrf.find()) {
                throw new IllegalStateException("Spring's form has no token.");
            }
            form.put("_csrf", csrf.group(1));
        }
        HttpResponse<String> login = browser.post("/login", form);
        HttpResponse<String> page = browser.get(MembersPage.PATH);
        if (page.statusCode() != 200 || !page.body().contains("Good morning, " + reader + ".")) {
            throw new IllegalStateException(before + ": after the login (" + login + ") came " + page);
        }
        return browser;
    }

    @Override
    public void close() {
        jvm.close();
    }

    public static void main(String[] args) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ContextHandlerCollection sites = new ContextHandlerCollection();
        for (Before before : Before.values()) {
            sites.addHandler(site(before, args[0]));
        }
        AllocationMeter meter = new AllocationMeter(sites);
        server.setHandler(meter);
        server.start();
        System.out.println(connector.getLocalPort());
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (questions.readLine() != null) {
            System.out.println(meter.takeAverage());
        }
        System.exit(0);
    }

    /** What a site has to be told to use the service at that address. */
    static Map<String, String> filterSettings(String ssoUrl) {
        return Map.of(
                "ssoUrl", ssoUrl,
                "clientId", "web",
                "clientSecret", Service.SECRET,
                "organisationId", "harbour",
                "protectedPaths", "/members/*",
                "ssoTimeout", "PT20S");
    }

    private static Handler site(Before before, String ssoUrl) {
        ServletContextHandler site = new ServletContextHandler(before.context(), ServletContextHandler.SESSIONS);
        site.setClassLoader(Site.class.getClassLoader());
        switch (before) {
            case NOTHING -> site.addServlet(new ServletHolder(new MembersPage.OwnLogin()), "/login");
            case SEATKEEPER -> {
                FilterHolder filter = new FilterHolder(new SessionLimitFilter());
                filterSettings(ssoUrl).forEach(filter::setInitParameter);
                site.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
            }
            case SPRING -> SpringSecuritySite.putBefore(site);
            case SHIRO -> ShiroSite.putBefore(site);
        }
        site.addServlet(new ServletHolder(new MembersPage()), MembersPage.PATH);
        return site;
    }
}
