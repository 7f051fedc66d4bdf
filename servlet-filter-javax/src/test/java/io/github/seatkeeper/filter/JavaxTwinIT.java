package io.github.seatkeeper.filter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the transformed jar asks of its container. On the class path are the oldest APIs it is made for: Servlet 3.1, JSP 2.3. */
final class JavaxTwinIT {
    private static final Path TWIN = Path.of(System.getProperty("jar"));
    private static final Path ORIGINAL = Path.of(System.getProperty("transformed"));
    private static JavaClasses classes;

    /** But for generic signatures: the transformer leaves the old one of a class behind, where nothing refers to it. */
    private static final Pattern JAKARTA = Pattern.compile("(?<!L)jakarta[./]");

    @BeforeAll
    static void readClasses() throws IOException {
        try (JarFile jar = new JarFile(TWIN.toFile())) {
            classes = new ClassFileImporter().importJar(jar);
        }
    }

    @Test
    void nothingItCallsIsNewerThanServlet31() {
        List<String> newer = classes.stream()
                .filter(type -> !isOfTheOtherApi(type))
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(access -> access.getTargetOwner().getPackageName().startsWith("javax."))
                .filter(access -> access.getTarget().resolveMember().isEmpty())
                .map(access -> access.getDescription())
                .toList();

        assertThat(newer).isEmpty();
        assertThat(classes.stream().flatMap(type -> type.getAccessesFromSelf().stream()))
                .anyMatch(access ->
                        access.getTarget().getFullName().contains("javax.servlet.http.HttpServletRequest.getSession"));
    }

    @Test
    void everyMethodThatServlet31LeavesOpenIsThere() {
        List<String> open = classes.stream()
                .filter(type -> !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .flatMap(type -> type.getAllMethods().stream()
                        .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
                        .filter(method -> method.getOwner().getPackageName().startsWith("javax.servlet"))
                        .filter(method -> !isImplemented(type, method))
                        .map(method -> type.getName() + " lacks " + method.getFullName()))
                .toList();

        assertThat(open).isEmpty();
        assertThat(classes.get(SessionLimitFilter.class).getAllMethods())
                .anyMatch(method -> method.getFullName().startsWith("javax.servlet.Filter.destroy"));
    }

    @Test
    void noWordOfJakartaIsLeft() throws IOException {
        Map<String, String> files = contents(TWIN);
        files.keySet().removeIf(name -> name.contains("/misplaced/") || name.startsWith("META-INF/maven/"));

        assertThat(files).hasSizeGreaterThan(100);
        files.values().removeIf(content -> !JAKARTA.matcher(content).find());
        assertThat(files.keySet()).isEmpty();
    }

    @Test
    void pagesTextsAndTagsAreThoseOfTheOriginal() throws IOException {
        Map<String, String> twin = contents(TWIN);
        Map<String, String> original = contents(ORIGINAL);
        Stream.of(twin, original)
                .forEach(files -> files.keySet().removeIf(name -> name.endsWith(".class") || isItsOwn(name)));

        assertThat(twin).isEqualTo(original).hasSizeGreaterThan(10);
    }

    @Test
    void everyClassOfTheOriginalIsThere() throws IOException {
        assertThat(contents(TWIN).keySet().stream().filter(name -> !isItsOwn(name)))
                .containsExactlyInAnyOrderElementsOf(contents(ORIGINAL).keySet().stream()
                        .filter(name -> !isItsOwn(name))
                        .toList());
    }

    private static boolean isOfTheOtherApi(JavaClass type) {
        return type.getPackageName().endsWith(".misplaced");
    }

    private static boolean isImplemented(JavaClass type, JavaMethod open) {
        return type.getAllMethods().stream()
                .anyMatch(method -> method.getName().equals(open.getName())
                        && method.getRawParameterTypes().equals(open.getRawParameterTypes())
                        && !method.getModifiers().contains(JavaModifier.ABSTRACT));
    }

    /** Not taken over from the original. */
    private static boolean isItsOwn(String name) {
        return name.equals("META-INF/MANIFEST.MF")
                || name.startsWith("META-INF/maven/")
                || name.startsWith("META-INF/services/")
                || name.contains("/misplaced/");
    }

    private static Map<String, String> contents(Path jar) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (var entry : file.stream().filter(found -> !found.isDirectory()).toList()) {
                byte[] bytes = file.getInputStream(entry).readAllBytes();
                contents.put(
                        entry.getName(), new String(bytes, entry.getName().endsWith(".class") ? ISO_8859_1 : UTF_8));
            }
        }
        return contents;
    }
}
