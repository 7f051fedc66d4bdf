package io.github.seatkeeper.sample;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** What can be chosen on the demo's command line; {@code service} is empty when the demo starts its own. */
record DemoOptions(int sitePort, int sundayPort, int ssoPort, Map<String, String> service) {

    /** The second site's API client. */
    static final String SUNDAY = "harbour-sunday";

    /** The filter's name of each part of a service elsewhere, by its option. */
    private static final Map<String, String> SERVICE = Map.of(
            "sso.url", "ssoUrl",
            "sso.clientId", "clientId",
            "sso.clientSecret", "clientSecret",
            "sso.organisation", "organisationId");

    static DemoOptions from(Properties options) {
        List<String> missing = SERVICE.keySet().stream()
                .filter(option -> value(options, option).isEmpty())
                .sorted()
                .toList();
        if (!missing.isEmpty() && missing.size() < SERVICE.size()) {
            throw new DemoException("To use a service elsewhere the demo needs all of sso.url, sso.clientId, "
                    + "sso.clientSecret and sso.organisation; add -D" + String.join("=…, -D", missing) + "=….");
        }
        Map<String, String> service = new LinkedHashMap<>();
        if (missing.isEmpty()) {
            SERVICE.forEach((option, setting) -> service.put(setting, value(options, option)));
        }
        return new DemoOptions(
                port(options, "site.port", 8080),
                port(options, "site2.port", 8081),
                port(options, "sso.port", 8090),
                service);
    }

    boolean startsService() {
        return service.isEmpty();
    }

    /** Browsers keep the cookies of {@code localhost} and of {@code 127.0.0.1} apart, as if they were two hosts. */
    String siteUrl() {
        return "http://localhost:" + sitePort + "/";
    }

    String sundayUrl() {
        return "http://127.0.0.1:" + sundayPort + "/";
    }

    SiteSetup site() {
        SiteSetup setup = SiteSetup.standalone().port(sitePort);
        if (startsService()) {
            String service = "http://localhost:" + ssoPort;
            return setup.with("ssoUrl", service).with("apiUrl", service).with("identify", "login");
        }
        for (Map.Entry<String, String> setting : service.entrySet()) {
            setup = setup.with(setting.getKey(), setting.getValue());
        }
        return setup;
    }

    /** The same WAR under another name, an API client of its own, which asks on every page who the reader is. */
    SiteSetup sunday(String clientSecret) {
        return site().port(sundayPort)
                .with("clientId", SUNDAY)
                .with("clientSecret", clientSecret)
                .with("identify", "always")
                .webXml(text -> text.replace("The Harbour Post<", "The Harbour Post: Sunday<"));
    }

    private static int port(Properties options, String name, int unset) {
        String value = value(options, name);
        if (value.isEmpty()) {
            return unset;
        }
        if (value.matches("[0-9]{1,5}") && !value.matches("0+") && Integer.parseInt(value) < 65536) {
            return Integer.parseInt(value);
        }
        throw new DemoException("-D" + name + "=" + value + " is no port: give a number from 1 to 65535.");
    }

    private static String value(Properties options, String name) {
        return options.getProperty(name, "").strip();
    }
}
