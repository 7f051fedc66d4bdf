package io.github.seatkeeper.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.github.seatkeeper.server", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String SERVER = "io.github.seatkeeper.server";

    @ArchTest
    static final ArchRule rulesStoresAndDevicesKnowNoHttpAndNoJson = noClasses()
            .that()
            .resideInAnyPackage(SERVER + ".login", SERVER + ".store", SERVER + ".device")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..", "org.eclipse.jetty..", "org.glassfish..", "com.fasterxml..", "com.auth0..");

    @ArchTest
    static final ArchRule serviceNeverSeesTheFilterNorTheClient = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.github.seatkeeper.filter..", "io.github.seatkeeper.client..");

    @ArchTest
    static final ArchRule resourcesAskRulesAndRulesAskStores = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("start")
            .definedBy(SERVER)
            .layer("http")
            .definedBy(SERVER + ".http")
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
            .whereLayer("login")
            .mayOnlyBeAccessedByLayers("start", "http")
            .whereLayer("device")
            .mayOnlyBeAccessedByLayers("start", "http")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("start", "http", "login", "device");
}
