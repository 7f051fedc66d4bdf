package io.github.seatkeeper.sample;

import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * How a newspaper is to be started. The settings are the filter's own names and become context-params, so that
 * they win over the WAR's properties file.
 */
record SiteSetup(
        int port,
        String contextPath,
        Map<String, String> settings,
        Clock clock,
        UnaryOperator<String> webXml,
        TestingContainer container,
        Map<String, HttpServlet> servlets,
        String moreClasses) {

    /** The WAR at the root, on a port of the system's choice, against the given service. */
    static SiteSetup against(TestingService service) {
        return against(service.uri(), service.clock());
    }

    /** The same; a machine that is busy for a while is no answer of the service's. */
    static SiteSetup against(URI service, Clock clock) {
        return standalone()
                .with("ssoUrl", service.toString())
                .with("ssoTimeout", "PT1M")
                .clock(clock);
    }

    /** The WAR with the settings that lie in it, but that browsers stay here: no service knows where they would land. */
    static SiteSetup standalone() {
        return new SiteSetup(
                0,
                "",
                Map.of("identify", "never"),
                Clock.systemUTC(),
                UnaryOperator.identity(),
                TestingContainer.JETTY,
                Map.of(),
                "");
    }

    SiteSetup port(int port) {
        return new SiteSetup(port, contextPath, settings, clock, webXml, container, servlets, moreClasses);
    }

    /** Empty, or {@code /paper}. */
    SiteSetup under(String contextPath) {
        return new SiteSetup(port, contextPath, settings, clock, webXml, container, servlets, moreClasses);
    }

    SiteSetup with(String setting, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(setting, value);
        return new SiteSetup(port, contextPath, Map.copyOf(more), clock, webXml, container, servlets, moreClasses);
    }

    /** What the filter takes for the time. */
    SiteSetup clock(Clock clock) {
        return new SiteSetup(port, contextPath, settings, clock, webXml, container, servlets, moreClasses);
    }

    /** Changes the text of the descriptor: other versions of it, or one without the filter. */
    SiteSetup webXml(UnaryOperator<String> change) {
        return new SiteSetup(port, contextPath, settings, clock, change, container, servlets, moreClasses);
    }

    SiteSetup on(TestingContainer container) {
        return new SiteSetup(port, contextPath, settings, clock, webXml, container, servlets, moreClasses);
    }

    /** One more servlet beside the site's own: what other old sites do. */
    SiteSetup with(String path, HttpServlet servlet) {
        Map<String, HttpServlet> more = new HashMap<>(servlets);
        more.put(path, servlet);
        return new SiteSetup(port, contextPath, settings, clock, webXml, container, Map.copyOf(more), moreClasses);
    }

    /** A folder that the WAR has on its class path, too; only Jetty knows of it. */
    SiteSetup withClasses(Path folder) {
        return new SiteSetup(port, contextPath, settings, clock, webXml, container, servlets, folder.toString());
    }

    HarbourPost start() {
        return HarbourPost.start(this);
    }
}
