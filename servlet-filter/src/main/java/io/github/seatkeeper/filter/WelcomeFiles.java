package io.github.seatkeeper.filter;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.MalformedURLException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a container may serve for a folder: the {@code welcome-file-list} of the site's {@code web.xml}, which the servlet
 * API does not tell. Immutable.
 */
final class WelcomeFiles {
    private static final Logger LOG = System.getLogger(WelcomeFiles.class.getName());
    private static final List<String> BY_DEFAULT = List.of("index.html", "index.htm", "index.jsp");

    private final ServletContext context;
    private final List<String> names;

    private WelcomeFiles(ServletContext context, List<String> names) {
        this.context = context;
        this.names = names;
    }

    static WelcomeFiles of(ServletContext context) {
        try (InputStream webXml = context.getResourceAsStream("/WEB-INF/web.xml")) {
            List<String> names = webXml == null ? List.of() : read(webXml);
            return new WelcomeFiles(context, names.isEmpty() ? BY_DEFAULT : names);
        } catch (IOException | XMLStreamException e) {
            LOG.log(Level.WARNING, "The welcome files of web.xml could not be read; taking index.html, .htm, .jsp.");
            return new WelcomeFiles(context, BY_DEFAULT);
        }
    }

    /**
     * The path, and behind one that ends in a slash the file that the container has found already (Tomcat), or those it
     * may forward to, up to the first that is there.
     */
    List<String> behind(HttpServletRequest request, String path) {
        if (!path.endsWith("/")) {
            return List.of(path);
        }
        String mapped = mapped(request, path);
        List<String> paths = new ArrayList<>();
        paths.add(path);
        if (!mapped.equals(path)) {
            paths.add(mapped);
        } else {
            for (String name : names) {
                paths.add(path + name);
                if (exists(path + name)) {
                    break;
                }
            }
        }
        return paths;
    }

    /** The folder that the container may serve a file for, without a slash at its end; what is no such file, as it is. */
    String folderOf(String path) {
        int slash = path.lastIndexOf('/');
        return names.contains(path.substring(slash + 1)) ? path.substring(0, slash) : path;
    }

    private static String mapped(HttpServletRequest request, String path) {
        try {
            String rest = request.getPathInfo();
            return rest == null ? request.getServletPath() : request.getServletPath() + rest;
        } catch (IllegalArgumentException e) {
            return path; // Jetty, of an address it finds ambiguous
        }
    }

    private boolean exists(String path) {
        try {
            return context.getResource(path) != null;
        } catch (MalformedURLException e) {
            return false;
        }
    }

    private static List<String> read(InputStream webXml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(webXml);
        List<String> names = new ArrayList<>();
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("welcome-file")) {
                names.add(xml.getElementText().strip().replaceFirst("^/+", ""));
            }
        }
        return List.copyOf(names);
    }
}
