package io.github.seatkeeper;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the wire may not know, and what its users may not see. */
final class ArchitectureTest {
    private static final JavaClasses CORE = new ClassFileImporter().importPath(Path.of("target", "classes"));

    @Test
    void coreKnowsNoServletAndNoJaxRs() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "javax.servlet..", "javax.ws..")
                .check(CORE);
    }

    @Test
    void theProtocolKnowsNoClientAndNoHttp() {
        noClasses()
                .that()
                .resideInAPackage("..protocol..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..client..", "java.net..")
                .check(CORE);
    }

    @Test
    void nothingButThePlatformIsInAPublicSignature() {
        List<String> leaks = CORE.stream()
                .filter(type -> visible(type.getModifiers()) && enclosingAreVisible(type))
                .flatMap(ArchitectureTest::leaks)
                .sorted()
                .toList();

        assertThat(leaks).isEmpty();
        assertThat(CORE.stream().filter(type -> visible(type.getModifiers()))).hasSizeGreaterThan(20);
    }

    private static Stream<String> leaks(JavaClass type) {
        Stream<String> parents = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
                .filter(ArchitectureTest::foreign)
                .map(parent -> type.getName() + " is a " + parent.getName());
        Stream<String> fields = type.getFields().stream()
                .filter(field -> visible(field.getModifiers()) && foreign(field.getType()))
                .map(JavaField::getFullName);
        Stream<String> codeUnits = type.getCodeUnits().stream()
                .filter(unit -> visible(unit.getModifiers()) && signature(unit).anyMatch(ArchitectureTest::foreign))
                .map(JavaCodeUnit::getFullName);
        return Stream.of(parents, fields, codeUnits).flatMap(leak -> leak);
    }

    private static Stream<JavaType> signature(JavaCodeUnit unit) {
        return Stream.of(
                        Stream.of(unit.getReturnType()),
                        unit.getParameterTypes().stream(),
                        unit.getExceptionTypes().stream().map(exception -> (JavaType) exception))
                .flatMap(types -> types);
    }

    private static boolean foreign(JavaType type) {
        return type.getAllInvolvedRawTypes().stream()
                .map(JavaClass::getBaseComponentType)
                .anyMatch(raw -> !raw.isPrimitive()
                        && !raw.getPackageName().startsWith("java.")
                        && !raw.getPackageName().startsWith("io.github.seatkeeper"));
    }

    private static boolean visible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static boolean enclosingAreVisible(JavaClass type) {
        return type.getEnclosingClass()
                .map(outer -> visible(outer.getModifiers()) && enclosingAreVisible(outer))
                .orElse(true);
    }
}
