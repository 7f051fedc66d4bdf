package io.github.seatkeeper.bundle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What lies in the one jar. The bundle for javax.servlet is held against the same. */
final class OneJarIT {
    private static final Path JAR = Path.of(System.getProperty("jar"));
    private static final Path GOLDEN_FORMS = Path.of("..", "servlet-filter", "src", "test", "resources", "golden");
    private static final Pattern UNMOVED =
            Pattern.compile("(?<!shaded[./])(com[./](fasterxml[./]jackson|auth0)|dev[./]failsafe|org[./]jspecify)[./]");

    /** Name and content of every file; a class's bytes as ISO 8859-1. */
    private static final Map<String, String> FILES = new TreeMap<>();

    @BeforeAll
    static void readJar() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            for (var entry : jar.stream().filter(found -> !found.isDirectory()).toList()) {
                byte[] bytes = jar.getInputStream(entry).readAllBytes();
                FILES.put(entry.getName(), new String(bytes, entry.getName().endsWith(".class") ? ISO_8859_1 : UTF_8));
            }
        }
    }

    @Test
    void itIsNoBiggerThanThreeMegabytes() throws IOException {
        assertThat(Files.size(JAR)).isLessThanOrEqualTo(3_000_000);
    }

    @Test
    void itsClassesAreInPackagesOfOurs() {
        assertThat(FILES.keySet().stream().filter(name -> name.endsWith(".class")))
                .hasSizeGreaterThan(1000)
                .allMatch(name -> name.startsWith("io/github/seatkeeper/"));
    }

    @Test
    void nothingBesideTheClassesIsSomebodyElses() {
        assertThat(FILES.keySet().stream().filter(name -> !name.startsWith("io/github/seatkeeper/")))
                .allMatch(name -> name.startsWith("META-INF/"))
                .noneMatch(name -> name.startsWith("META-INF/versions/"))
                .noneMatch(name -> name.startsWith("META-INF/maven/") && !name.contains("/io.github.seatkeeper/"));
    }

    /** A name in a string is one, too: Jackson finds some of its own classes by name. */
    @Test
    void noNameOfWhatWasMovedIsTheOldOne() {
        Map<String, String> old = new TreeMap<>();
        FILES.forEach((name, content) -> {
            Matcher found = UNMOVED.matcher(content);
            if (!name.startsWith("META-INF/maven/") && found.find()) {
                old.put(name, found.group());
            }
        });

        assertThat(old).isEmpty();
    }

    @Test
    void everyClassThatAClassNamesIsInTheJarTheJdkOrTheContainer() {
        String container = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> path.contains("tomcat-embed"))
                .collect(joining(File.pathSeparator));
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        int result = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintStream(told, true, UTF_8),
                        System.err,
                        "--missing-deps",
                        "--class-path",
                        container,
                        JAR.toString());

        // the other API is named where a container of the other API looks
        assertThat(told.toString(UTF_8).lines().filter(line -> line.startsWith(" ")))
                .allMatch(
                        line -> line.contains("io.github.seatkeeper.filter.misplaced.") && line.contains(".servlet."));
        assertThat(result).as(told.toString(UTF_8)).isZero();
    }

    @Test
    void servicesAreFoundUnderTheirNewNames() {
        Map<String, String> services = new TreeMap<>(FILES);
        services.keySet().removeIf(name -> !name.startsWith("META-INF/services/"));

        assertThat(services.values())
                .allMatch(name -> FILES.containsKey(name.strip().replace('.', '/') + ".class"));
        assertThat(services)
                .containsKey("META-INF/services/io.github.seatkeeper.shaded.com.fasterxml.jackson.core.JsonFactory");
    }

    @Test
    void theLicencesOfWhatIsInsideAreInside() {
        assertThat(FILES.get("META-INF/LICENSE")).contains("Apache License", "Version 2.0");
        assertThat(FILES.get("META-INF/NOTICE")).contains("Seatkeeper", "Failsafe", "Tatu Saloranta", "Schubfach");
        assertThat(FILES.get("META-INF/java-jwt-LICENSE")).contains("MIT License", "Auth0");
        assertThat(FILES).containsKeys("META-INF/FastDoubleParser-LICENSE", "META-INF/Schubfach-LICENSE");
    }

    /** What it writes has no class, version or field that the plain jar does not write: so each reads what the other kept. */
    @Test
    void whatSitesKeptWithThePlainJarIsReadAndWrittenByThisOne() throws Exception {
        List<Path> kept;
        try (Stream<Path> files = Files.walk(GOLDEN_FORMS)) {
            kept = files.filter(file -> file.toString().endsWith(".txt")).toList();
        }
        assertThat(kept).hasSizeGreaterThan(10);
        Set<String> read = new TreeSet<>();
        Set<String> written = new TreeSet<>();
        URL servletApi = Tomcat.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader bundle =
                new URLClassLoader(new URL[] {JAR.toUri().toURL(), servletApi}, ClassLoader.getPlatformClassLoader())) {
            for (Path file : kept) {
                byte[] bytes = Base64.getMimeDecoder().decode(Files.readString(file));
                Object first = From.read(bytes, bundle, read);
                Object again = From.read(written(first), bundle, written);
                assertThat(again.getClass()).as(file.toString()).isEqualTo(first.getClass());
            }
        }

        assertThat(written)
                .isSubsetOf(read)
                .anyMatch(form -> form.startsWith("io.github.seatkeeper.filter.SsoSession "))
                .anyMatch(form -> form.startsWith("io.github.seatkeeper.protocol.SessionId "));
    }

    private static byte[] written(Object kept) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(kept);
        }
        return bytes.toByteArray();
    }

    /** Reads objects of the classes of one loader, and notes how each of them was written. */
    private static final class From extends ObjectInputStream {
        private final ClassLoader loader;
        private final Set<String> forms;

        private From(ClassLoader loader, InputStream in, Set<String> forms) throws IOException {
            super(in);
            this.loader = loader;
            this.forms = forms;
        }

        static Object read(byte[] bytes, ClassLoader loader, Set<String> forms)
                throws IOException, ClassNotFoundException {
            try (From in = new From(loader, new ByteArrayInputStream(bytes), forms)) {
                return in.readObject();
            }
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws ClassNotFoundException {
            forms.add(description.getName() + " " + description.getSerialVersionUID() + " "
                    + Arrays.toString(description.getFields()));
            return Class.forName(description.getName(), false, loader);
        }
    }
}
