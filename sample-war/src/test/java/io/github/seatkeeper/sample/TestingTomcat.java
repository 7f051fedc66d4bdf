package io.github.seatkeeper.sample;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.scan.StandardJarScanner;

/** Tomcat 10.1. */
final class TestingTomcat implements TestingContainer {

    @Override
    public Running start(SiteSetup setup, Path war, Path webXml, Path work, HttpSessions sessions) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(work.toString());
        Files.createDirectories(work.resolve("webapps"));
        Connector connector = new Connector();
        connector.setProperty("address", "127.0.0.1");
        connector.setPort(setup.port());
        tomcat.setConnector(connector);
        Context context = tomcat.addWebapp(setup.contextPath(), war.toString());
        context.setAltDDName(webXml.toString());
        setup.settings().forEach((name, value) -> context.addParameter("seatkeeper." + name, value));
        context.addServletContainerInitializer((classes, site) -> prepare(site, setup, sessions), null);
        StandardJarScanner scanner = new StandardJarScanner();
        scanner.setScanClassPath(false); // the site's own jars only: the tests' have nothing for it
        context.setJarScanner(scanner);
        Running running = new Running() {
            @Override
            public int port() {
                return connector.getLocalPort();
            }

            @Override
            public void stop() throws LifecycleException {
                tomcat.stop();
                tomcat.destroy();
            }
        };
        tomcat.start();
        if (context.getState() != LifecycleState.STARTED) {
            running.stop();
            throw new IllegalStateException("The site did not start: Tomcat has logged why");
        }
        return running;
    }

    private static void prepare(ServletContext site, SiteSetup setup, HttpSessions sessions) {
        site.setAttribute("io.github.seatkeeper.clock", setup.clock());
        site.addListener(sessions);
        setup.servlets().forEach((path, servlet) -> {
            ServletRegistration.Dynamic registered = site.addServlet(path, servlet);
            registered.setAsyncSupported(true);
            registered.addMapping(path);
        });
    }

    @Override
    public String toString() {
        return "Tomcat";
    }
}
