package io.github.socketiojakarta;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.servlet.ServletContext;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the table of imports in CONTRIBUTING.md, where R is our root: a layer knows only those beneath it. */
class ArchitectureTest {

    private static final String ROOT = "io.github.socketiojakarta";
    private static final String ENGINE = "internal.engine internal.engine.packet";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** One row of the table: names are separated by spaces; those of others include the packages below. */
    private record Row(String name, String ours, String others) {

        private DescribedPredicate<JavaClass> allowed() {
            return resideInAPackage(full(name))
                    .or(resideInAnyPackage("java..", "org.jspecify..", "com.google.errorprone.annotations.."))
                    .or(resideInAnyPackage(packages(ours)))
                    .or(resideInAnyPackage(packages(others)));
        }

        private static String[] packages(String names) {
            return Arrays.stream(names.split(" "))
                    .filter(name -> !name.isEmpty())
                    .map(Row::full)
                    .toArray(String[]::new);
        }

        private static String full(String name) {
            if (name.startsWith("jakarta")) {
                return name + "..";
            }
            return name.equals("R") ? ROOT : ROOT + "." + name;
        }
    }

    private static Row[] table() {
        return new Row[] {
            new Row("R", "", "jakarta.servlet"),
            new Row("startup", "R internal.ee", "jakarta.servlet"),
            new Row(
                    "internal.ee",
                    "R internal.engine internal.engine.transport internal.socket internal.socket.json",
                    "jakarta.servlet jakarta.websocket"),
            new Row("internal.socket", "R internal.socket.packet " + ENGINE, ""),
            new Row("internal.socket.json", "R", "jakarta.json"),
            new Row("internal.socket.packet", "", ""),
            new Row("internal.engine.transport", ENGINE, "jakarta.servlet jakarta.websocket"),
            new Row("internal.engine", "internal.engine.packet", ""),
            new Row("internal.engine.packet", "", "")
        };
    }

    @ParameterizedTest
    @MethodSource("table")
    void eachPackageImportsOnlyWhatTheTableSays(Row row) {
        classes()
                .that()
                .resideInAPackage(Row.full(row.name()))
                .should()
                .onlyDependOnClassesThat(row.allowed())
                .check(CLASSES);
    }

    @Test
    void everyPackageHasItsRow() {
        Set<String> rows = new TreeSet<>();
        for (Row row : table()) {
            rows.add(Row.full(row.name()));
        }
        Set<String> packages = new TreeSet<>();
        CLASSES.forEach(type -> packages.add(type.getPackageName()));
        assertThat(packages).isEqualTo(rows);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("(" + ROOT + "..)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void thePublicPackageKnowsNothingOfContainersButTheServletContext() {
        noClasses()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .dependOnClassesThat(resideInAPackage("jakarta.servlet..").and(not(equivalentTo(ServletContext.class))))
                .check(CLASSES);
    }

    @Test
    void nothingStaticChanges() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
    }

    @Test
    void nothingIsPrinted() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
    }

    @Test
    void everythingIsLoggedThroughThePlatform() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache..")
                .check(CLASSES);
    }

    @Test
    void codecsArePure() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "..packet")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.time..", "java.util.concurrent..", "java.util.random..")
                        .or(equivalentTo(System.Logger.class))
                        .or(equivalentTo(Random.class)))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(CLASSES);
    }

    @Test
    void classesAreFinal() {
        classes()
                .that()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .and()
                .areNotAssignableTo(RuntimeException.class)
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(CLASSES);
    }
}
