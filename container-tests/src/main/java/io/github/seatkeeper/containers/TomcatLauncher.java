package io.github.seatkeeper.containers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.session.FileStore;
import org.apache.catalina.session.PersistentManager;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.PersistentValve;
import org.apache.tomcat.util.scan.StandardJarScanner;
import org.jspecify.annotations.Nullable;

/** Tomcat 9, 10.1 and 11. */
final class TomcatLauncher implements Launched {
    private final Tomcat tomcat = new Tomcat();
    private final Connector connector = new Connector();
    private final StandardHost host;
    private final Map<String, Context> sites = new HashMap<>();

    private TomcatLauncher(int port, Path work) throws Exception {
        tomcat.setBaseDir(work.toString());
        Files.createDirectories(work.resolve("webapps"));
        connector.setProperty("address", "127.0.0.1");
        connector.setPort(port);
        tomcat.setConnector(connector);
        tomcat.enableNaming(); // as in a Tomcat that is installed
        host = (StandardHost) tomcat.getHost();
        host.setStartChildren(false); // each once it is set up
        tomcat.start();
        if (connector.getState() != LifecycleState.STARTED) {
            throw new IllegalStateException("Tomcat does not listen: it has logged why.");
        }
    }

    /** Takes the port, 0 for any, and a folder of its own. */
    public static void main(String[] args) throws Exception {
        new Orders(new TomcatLauncher(Integer.parseInt(args[0]), Path.of(args[1]))).obey();
    }

    @Override
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void deploy(String contextPath, Path war, @Nullable Path store) throws Exception {
        Context site = tomcat.addWebapp(contextPath, war.toString());
        StandardJarScanner scanner = new StandardJarScanner();
        scanner.setScanClassPath(false); // Tomcat's own jars: a Tomcat that is installed does not scan them either
        site.setJarScanner(scanner);
        if (store != null) {
            keepIn(store, site);
        }
        sites.put(contextPath, site);
        site.start();
        if (site.getState() != LifecycleState.STARTED) {
            undeploy(contextPath);
            throw new IllegalStateException("The site did not start: Tomcat has logged why.");
        }
    }

    /** After each request the HttpSession goes into its file, and is in no memory until the next request. */
    private static void keepIn(Path store, Context site) {
        FileStore files = new FileStore();
        files.setDirectory(store.toString());
        PersistentManager sessions = new PersistentManager();
        sessions.setStore(files);
        site.setManager(sessions);
        site.getPipeline().addValve(new PersistentValve());
    }

    @Override
    public void undeploy(String contextPath) {
        host.removeChild(Objects.requireNonNull(sites.remove(contextPath), contextPath));
    }

    @Override
    public void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
