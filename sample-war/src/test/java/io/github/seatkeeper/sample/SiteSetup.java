package io.github.seatkeeper.sample;

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
        String moreClasses) {

    /** The WAR as it is: at the root, on a port of the system's choice, against the given service. */
    static SiteSetup against(TestingService service) {
        return standalone().with("ssoUrl", service.uri().toString()).clock(service.clock());
    }

    /** The WAR as it is, with the settings that lie in it. */
    static SiteSetup standalone() {
        return new SiteSetup(0, "", Map.of(), Clock.systemUTC(), UnaryOperator.identity(), "");
    }

    SiteSetup port(int port) {
        return new SiteSetup(port, contextPath, settings, clock, webXml, moreClasses);
    }

    /** Empty, or {@code /paper}. */
    SiteSetup under(String contextPath) {
        return new SiteSetup(port, contextPath, settings, clock, webXml, moreClasses);
    }

    SiteSetup with(String setting, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(setting, value);
        return new SiteSetup(port, contextPath, Map.copyOf(more), clock, webXml, moreClasses);
    }

    /** What the filter takes for the time. */
    SiteSetup clock(Clock clock) {
        return new SiteSetup(port, contextPath, settings, clock, webXml, moreClasses);
    }

    /** Changes the text of the descriptor: other versions of it, or one without the filter. */
    SiteSetup webXml(UnaryOperator<String> change) {
        return new SiteSetup(port, contextPath, settings, clock, change, moreClasses);
    }

    /** A folder that the WAR has on its class path, too; empty for none. */
    SiteSetup withClasses(Path folder) {
        return new SiteSetup(port, contextPath, settings, clock, webXml, folder.toString());
    }

    HarbourPost start() {
        return HarbourPost.start(this);
    }
}
