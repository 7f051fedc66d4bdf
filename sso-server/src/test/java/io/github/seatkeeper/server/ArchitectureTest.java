package io.github.seatkeeper.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String SERVER = "io.github.seatkeeper.server";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(SERVER);

    @Test
    void rulesStoresAndDevicesKnowNoHttpAndNoJson() {
        noClasses()
                .that()
                .resideInAnyPackage(SERVER + ".login", SERVER + ".store", SERVER + ".device")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta..",
                        "org.eclipse.jetty..",
                        "org.glassfish..",
                        "com.fasterxml..",
                        "com.auth0..",
                        "io.micrometer..")
                .check(CLASSES);
    }

    @Test
    void serviceNeverSeesTheFilterNorTheClient() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.github.seatkeeper.filter..", "io.github.seatkeeper.client..")
                .check(CLASSES);
    }

    @Test
    void resourcesAskRulesAndRulesAskStores() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("start")
                .definedBy(SERVER)
                .layer("http")
                .definedBy(SERVER + ".http")
                .layer("pages")
                .definedBy(SERVER + ".pages")
                .layer("monitoring")
                .definedBy(SERVER + ".monitoring")
                .layer("login")
                .definedBy(SERVER + ".login")
                .layer("device")
                .definedBy(SERVER + ".device")
                .layer("store")
                .definedBy(SERVER + ".store")
                .whereLayer("start")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("http")
                .mayOnlyBeAccessedByLayers("start")
                .whereLayer("pages")
                .mayOnlyBeAccessedByLayers("start")
                .whereLayer("login")
                .mayOnlyBeAccessedByLayers("start", "http", "pages", "monitoring")
                .whereLayer("monitoring")
                .mayOnlyBeAccessedByLayers("start", "http")
                .whereLayer("device")
                .mayOnlyBeAccessedByLayers("start", "http", "pages")
                .whereLayer("store")
                .mayOnlyBeAccessedByLayers("start", "http", "pages", "monitoring", "login", "device")
                .check(CLASSES);
    }
}
