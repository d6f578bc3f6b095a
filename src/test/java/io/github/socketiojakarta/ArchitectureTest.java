package io.github.socketiojakarta;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the table of imports in CONTRIBUTING.md, where R is our root: a layer knows only those beneath it. */
class ArchitectureTest {

    private static final String ROOT = "io.github.socketiojakarta";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @ParameterizedTest(name = "{0} imports {1} and {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "R | none | jakarta.servlet",
                "internal.engine.packet | none | none",
                "internal.socket.packet | none | none",
                "internal.engine | internal.engine.packet | none",
                "internal.engine.transport | internal.engine internal.engine.packet | jakarta.servlet jakarta.websocket",
                "internal.socket.json | R | jakarta.json",
                "internal.socket | R internal.engine internal.engine.packet internal.socket.packet | none",
                "internal.ee | R internal.engine internal.engine.transport internal.socket internal.socket.json"
                        + " | jakarta.servlet jakarta.websocket",
                "startup | R internal.ee | jakarta.servlet"
            })
    void eachPackageImportsOnlyWhatTheTableSays(String name, String ours, String others) {
        ArchRule rule = classes()
                .that()
                .resideInAPackage(full(name))
                .should()
                .onlyDependOnClassesThat(resideInAPackage(full(name))
                        .or(resideInAnyPackage("java..", "org.jspecify..", "com.google.errorprone.annotations.."))
                        .or(resideInAnyPackage(packages(ours)))
                        .or(resideInAnyPackage(packagesBelow(others))));
        rule.check(CLASSES);
    }

    private static String full(String name) {
        return name.equals("R") ? ROOT : ROOT + "." + name;
    }

    private static String[] packages(String names) {
        return names == null
                ? new String[0]
                : Arrays.stream(names.split(" ")).map(ArchitectureTest::full).toArray(String[]::new);
    }

    private static String[] packagesBelow(String names) {
        return names == null
                ? new String[0]
                : Arrays.stream(names.split(" ")).map(name -> name + "..").toArray(String[]::new);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("(" + ROOT + "..)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void classesBelowThePublicPackageStayUnknownToIt() {
        noClasses()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".internal..", ROOT + ".startup..")
                .check(CLASSES);
    }

    @Test
    void nothingStaticChanges() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
    }

    @Test
    void codecsKnowNeitherClocksNorLoggers() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "..packet")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.time..", "java.util.logging..", "java.util.concurrent..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(System.Logger.class)
                .check(CLASSES);
    }

    @Test
    void classesArePlain() {
        classes()
                .that()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .and()
                .areNotRecords()
                .and()
                .areNotEnums()
                .and()
                .areNotAssignableTo(RuntimeException.class)
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
                .check(CLASSES);
    }
}
