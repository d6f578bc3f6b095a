package io.github.socketiojakarta;

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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the table of imports in CONTRIBUTING.md, where R is our root, and a few rules more. */
class ArchitectureTest {

    private static final String ROOT = "io.github.socketiojakarta";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** One row of the table: what a package may import of ours, and packages or classes of others. */
    private record Row(String name, List<String> ours, List<String> others) {

        private DescribedPredicate<JavaClass> allowed() {
            DescribedPredicate<JavaClass> allowed =
                    resideInAnyPackage(full(name), "java..", "org.jspecify..", "com.google.errorprone.annotations..");
            for (String our : ours) {
                allowed = allowed.or(resideInAPackage(full(our)));
            }
            for (String other : others) {
                boolean isClass = Character.isUpperCase(other.charAt(other.lastIndexOf('.') + 1));
                allowed = allowed.or(isClass ? isNamed(other) : resideInAPackage(other + ".."));
            }
            return allowed;
        }

        private static DescribedPredicate<JavaClass> isNamed(String name) {
            return DescribedPredicate.describe(name, type -> type.getFullName().equals(name));
        }

        private static String full(String name) {
            return name.equals("R") ? ROOT : ROOT + "." + name;
        }
    }

    private static List<Row> table() throws IOException {
        List<Row> table = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(".github/CONTRIBUTING.md"))) {
            String[] cells = line.split("\\|");
            if (line.startsWith("| `") && cells.length == 4) {
                names(cells[1]).forEach(name -> table.add(new Row(name, names(cells[2]), names(cells[3]))));
            }
        }
        return table;
    }

    private static List<String> names(String cell) {
        return Pattern.compile("`([\\w.]+)`")
                .matcher(cell)
                .results()
                .map(name -> name.group(1))
                .toList();
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
    void everyPackageHasItsRow() throws IOException {
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

    /** Or sealed, so that it is known who extends them. */
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
                .and()
                .doNotHaveSimpleName("GenericType") // its subclasses carry the type
                .and(DescribedPredicate.not(DescribedPredicate.describe(
                        "sealed", type -> type.reflect().isSealed())))
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(CLASSES);
    }
}
