package io.github.seatkeeper.filter;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.apache.jsp.JettyJasperInitializer;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;

/** Sites on a real container, one for each kind of {@code web.xml}, with the jar under test in {@code WEB-INF/lib}. */
final class TestingSite {
    static final List<String> KINDS = List.of("6.0", "2.4", "3.0");

    private final Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final HttpClient browser = HttpClient.newHttpClient();
    private volatile Object shown;

    private TestingSite() {}

    static TestingSite start(Path folder) throws Exception {
        TestingSite site = new TestingSite();
        ContextHandlerCollection contexts = new ContextHandlerCollection();
        for (String kind : KINDS) {
            contexts.addHandler(site.context(kind, war(folder.resolve("war-" + kind), kind)));
        }
        site.server.setHandler(contexts);
        site.server.start();
        return site;
    }

    HttpResponse<String> show(String kind, ChooserView view) throws IOException, InterruptedException {
        shown = view;
        return get("/" + kind + "/choose");
    }

    HttpResponse<String> show(String kind, MySessionsView view) throws IOException, InterruptedException {
        shown = view;
        return get("/" + kind + "/sessions");
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.getURI().resolve("/") + path.substring(1)))
                .build();
        return browser.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    void stop() throws Exception {
        server.stop();
    }

    private WebAppContext context(String kind, Path war) {
        WebAppContext context = new WebAppContext();
        context.setContextPath("/" + kind);
        context.setWar(war.toString());
        context.setThrowUnavailableOnStartupException(true);
        context.addServletContainerInitializer(new JettyJasperInitializer());
        context.addServlet(new ServletHolder(new ViewServlet("chooser", "choose-sessions.jsp")), "/choose");
        context.addServlet(new ServletHolder(new ViewServlet("mySessions", "my-sessions.jsp")), "/sessions");
        return context;
    }

    private static Path war(Path folder, String kind) throws IOException {
        Path webInf = Files.createDirectories(folder.resolve("WEB-INF"));
        try (var xml = TestingSite.class.getResourceAsStream("web-" + kind + ".xml")) {
            Files.copy(xml, webInf.resolve("web.xml"));
        }
        Path lib = Files.createDirectories(webInf.resolve("lib"));
        pack(Path.of("target", "classes"), lib.resolve("seatkeeper.jar"));
        return folder;
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file);
                Stream<Path> paths = Files.walk(classes)) {
            for (Path path : paths.toList()) {
                String name = classes.relativize(path).toString().replace('\\', '/');
                boolean folder = Files.isDirectory(path);
                if (name.isEmpty()) {
                    continue;
                }
                entries.putNextEntry(new JarEntry(folder ? name + "/" : name));
                if (!folder) {
                    Files.copy(path, entries);
                }
            }
        }
    }

    private final class ViewServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final String attribute;
        private final String page;

        ViewServlet(String attribute, String page) {
            this.attribute = attribute;
            this.page = page;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            request.setAttribute(attribute, shown);
            request.getRequestDispatcher("/WEB-INF/seatkeeper/" + page).forward(request, response);
        }
    }
}
