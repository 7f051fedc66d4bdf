package io.github.seatkeeper.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an HttpSession kept before an update of the jar is read after it. Each folder of golden forms is what one version
 * wrote. {@code -Dgolden.write=0.1.0} has this test write the forms of today into that folder first.
 */
final class GoldenFormsTest {
    private static final Path FORMS = Path.of("src", "test", "resources", "golden");

    @BeforeAll
    static void writeIfAsked() throws IOException {
        String version = System.getProperty("golden.write");
        if (version != null) {
            Path folder = Files.createDirectories(FORMS.resolve(version));
            for (Map.Entry<String, Serializable> sample : StoredSamples.all().entrySet()) {
                Files.writeString(folder.resolve(sample.getKey() + ".txt"), text(bytes(sample.getValue())));
            }
        }
    }

    static Stream<Path> versions() throws IOException {
        try (Stream<Path> folders = Files.list(FORMS)) {
            return folders.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void whatAnEarlierVersionKeptIsReadAsItWasMeant(Path version) throws Exception {
        Map<String, Object> read = new TreeMap<>();
        try (Stream<Path> files = Files.list(version)) {
            for (Path file : files.toList()) {
                read.put(file.getFileName().toString().replace(".txt", ""), read(file, new TreeSet<>()));
            }
        }

        assertThat(read.keySet())
                .containsExactlyInAnyOrderElementsOf(StoredSamples.all().keySet());
        StoredSamples.all().forEach((name, meant) -> {
            if (meant instanceof SsoSession session) {
                assertSame((SsoSession) read.get(name), session);
            } else if (meant instanceof SignOnTrips) {
                SignOnTrips trips = (SignOnTrips) read.get(name);
                assertThat(trips.begin("b1", "/", StoredSamples.NOW, Duration.ZERO, Duration.ofMinutes(30)))
                        .isNull();
            } else if (meant instanceof PendingLogins) {
                StoredSamples.problems().keySet().forEach(id -> assertPending((PendingLogins) read.get(name), id));
                assertPending((PendingLogins) read.get(name), "new");
            } else {
                assertThat(read.get(name)).as(name).isEqualTo(meant);
            }
        });
    }

    /** A class that comes to be kept gets into {@link StoredSamples}, and with it into the golden forms. */
    @Test
    void everyClassThatIsKeptHasAGoldenForm() throws Exception {
        Set<String> kept = new TreeSet<>();
        for (Path version : versions().toList()) {
            try (Stream<Path> files = Files.list(version)) {
                for (Path file : files.toList()) {
                    read(file, kept);
                }
            }
        }

        assertThat(kept).containsAll(serializableClasses());
    }

    private static void assertSame(SsoSession read, SsoSession meant) {
        assertThat(read.id()).isEqualTo(meant.id());
        assertThat(read.csrf()).isNotEmpty();
        assertThat(read.principal()).isEqualTo(meant.principal());
        assertThat(read.lastPrincipal()).isEqualTo(StoredSamples.principal());
        assertThat(read.lastPrincipal().getName()).isEqualTo("Alice");
        assertThat(read.isLanded()).isEqualTo(meant.isLanded());
        assertThat(read.isFor("b1")).isTrue();
        assertThat(read.claimCheck(StoredSamples.NOW.plus(Duration.ofMinutes(6))))
                .isEqualTo(meant.principal() != null);
    }

    private static void assertPending(PendingLogins read, String id) {
        assertThat(read.get(id))
                .isEqualTo(StoredSamples.pending(id, StoredSamples.problems().get(id)));
    }

    private static Object read(Path file, Set<String> classes) throws IOException, ClassNotFoundException {
        byte[] bytes = Base64.getMimeDecoder().decode(Files.readString(file));
        try (ObjectInputStream in = new Recording(new ByteArrayInputStream(bytes), classes)) {
            return in.readObject();
        }
    }

    private static byte[] bytes(Serializable sample) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(sample);
        }
        return bytes.toByteArray();
    }

    private static String text(byte[] bytes) {
        return Base64.getMimeEncoder(100, new byte[] {'\n'}).encodeToString(bytes) + "\n";
    }

    private static Set<String> serializableClasses() throws Exception {
        Path classes = Path.of("target", "classes");
        try (Stream<Path> files = Files.walk(classes)) {
            Set<String> names = files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> classes.relativize(file).toString())
                    .map(file -> file.replaceAll("\\.class$", "").replaceAll("[/\\\\]", "."))
                    .filter(name -> !name.endsWith("package-info"))
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> serializable = new TreeSet<>();
            for (String name : names) {
                Class<?> type = Class.forName(name);
                if (Serializable.class.isAssignableFrom(type)
                        && !Throwable.class.isAssignableFrom(type)
                        && !type.isEnum()
                        && !type.isInterface()) {
                    serializable.add(name);
                }
            }
            return serializable;
        }
    }

    /** Takes note of the classes it meets. */
    private static final class Recording extends ObjectInputStream {
        private final Set<String> classes;

        Recording(InputStream in, Set<String> classes) throws IOException {
            super(in);
            this.classes = classes;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            classes.add(description.getName());
            return super.resolveClass(description);
        }
    }
}
