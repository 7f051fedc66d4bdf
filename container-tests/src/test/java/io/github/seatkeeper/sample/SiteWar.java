package io.github.seatkeeper.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The newspaper's packaged WAR, with the filter's bundle as the one jar beside its own, and with what a test changes.
 * The settings are the filter's own names and become context-params.
 *
 * @param api whose site: {@code jakarta}, or {@code javax}, which the build has made of the other
 * @param bundle whose bundle
 * @param libraries whether it has other versions of what the bundle has inside
 * @param files beside its own, or in their place
 */
record SiteWar(
        String api,
        String bundle,
        boolean libraries,
        Map<String, String> settings,
        Map<String, String> files,
        UnaryOperator<String> descriptor) {
    private static final Path SITES = Path.of(System.getProperty("sites", "target/sites"));

    /** As it is packaged, for a service. */
    static SiteWar of(String api, TestingService service) {
        return new SiteWar(api, api, false, Map.of(), Map.of(), UnaryOperator.identity())
                .with("ssoUrl", service.uri().toString())
                .with("apiUrl", service.uri().toString())
                .with("identify", "never")
                .with("statusInterval", "PT0.2S");
    }

    SiteWar withBundleFor(String other) {
        return new SiteWar(api, other, libraries, settings, files, descriptor);
    }

    /** With a Jackson, a java-jwt and a Failsafe of its own, each older than the bundle's. */
    SiteWar withLibraries() {
        return new SiteWar(api, bundle, true, settings, files, descriptor);
    }

    SiteWar with(String setting, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(setting, value);
        return new SiteWar(api, bundle, libraries, Map.copyOf(more), files, descriptor);
    }

    SiteWar withFile(String name, String text) {
        Map<String, String> more = new HashMap<>(files);
        more.put(name, text);
        return new SiteWar(api, bundle, libraries, settings, Map.copyOf(more), descriptor);
    }

    SiteWar webXml(UnaryOperator<String> change) {
        return new SiteWar(api, bundle, libraries, settings, files, text -> change.apply(descriptor.apply(text)));
    }

    /** Packs it. */
    Path write(Path war) {
        Path content = SITES.resolve(api);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
            for (Path file : filesBelow(content)) {
                String name = content.relativize(file).toString();
                if (name.equals("WEB-INF/web.xml")) {
                    put(zip, name, webXml(Files.readString(file)).getBytes(StandardCharsets.UTF_8));
                } else if (!files.containsKey(name)) {
                    put(zip, name, Files.readAllBytes(file));
                }
            }
            putJars(zip, SITES.resolve("bundle-" + bundle));
            if (libraries) {
                putJars(zip, SITES.resolve("libraries"));
            }
            for (Map.Entry<String, String> file : files.entrySet()) {
                put(zip, file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return war;
    }

    private String webXml(String text) {
        String params = settings.entrySet().stream()
                .map(setting -> "<context-param><param-name>seatkeeper." + setting.getKey()
                        + "</param-name><param-value>" + setting.getValue() + "</param-value></context-param>")
                .collect(Collectors.joining("\n"));
        return descriptor.apply(text.replaceFirst("</display-name>", "$0\n" + params));
    }

    private static void putJars(ZipOutputStream zip, Path folder) throws IOException {
        for (Path jar : filesBelow(folder)) {
            put(zip, "WEB-INF/lib/" + jar.getFileName(), Files.readAllBytes(jar));
        }
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
