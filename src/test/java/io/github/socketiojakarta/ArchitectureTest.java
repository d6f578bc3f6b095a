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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the table of imports in CONTRIBUTING.md, where R is our root, and a few rules more. */
class ArchitectureTest {

    private static final String ROOT = "io.github.socketiojakarta";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static final Path SOURCES = Path.of("src/main/java");
    private static final int MOST_TYPES = 25;
    private static final int MOST_LINES = 250;

    /** Only declares the options, one after the other, with what is to be known of each. */
    private static final Path DECLARATIONS = Path.of("SocketIoOptions.java");

    /**
     * What may know each other all around. A ticket knows the session that its socket is made of, and a session the ticket of
     * the socket that it is kept of. A protocol's interface says which versions there are. A request can be kept, and what is
     * kept is a request. The life of a session is the base of one class, to save an object for each client.
     */
    private static final Set<String> CIRCLES = Set.of(
            "RecoverableSession",
            "RecoveryTicket",
            "Restored",
            "SocketProtocol",
            "SocketProtocol4",
            "SocketProtocol5",
            "CurrentRequest",
            "EngineRequest",
            "ServerSession",
            "SessionLife");

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

    @ParameterizedTest
    @MethodSource("internalPackages")
    void eachInternalPackageIsARoomOfAtMost25Types(String name) {
        assertThat(typesOf(name).keySet()).hasSizeLessThanOrEqualTo(MOST_TYPES);
    }

    private static Set<String> internalPackages() {
        Set<String> packages = new TreeSet<>();
        CLASSES.forEach(type -> packages.add(type.getPackageName()));
        packages.removeIf(name -> !name.startsWith(ROOT + ".internal."));
        Set<String> names = new TreeSet<>();
        packages.forEach(name -> names.add(name.substring(ROOT.length() + 1)));
        return names;
    }

    /** Returns the top-level types of a package, with the others of them that each knows. */
    private static Map<String, Set<String>> typesOf(String name) {
        Map<String, Set<String>> known = new TreeMap<>();
        for (JavaClass type : CLASSES) {
            if (type.getPackageName().equals(Row.full(name))
                    && !type.getSimpleName().equals("package-info")) {
                Set<String> others = known.computeIfAbsent(topLevel(type), unused -> new TreeSet<>());
                type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                        .filter(target -> target.getPackageName().equals(Row.full(name)))
                        .map(ArchitectureTest::topLevel)
                        .filter(target -> !target.equals(topLevel(type)))
                        .forEach(others::add);
            }
        }
        return known;
    }

    private static String topLevel(JavaClass type) {
        String name = type.getFullName().substring(type.getPackageName().length() + 1);
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    /** A class that knows one which knows it, in the end, can neither be read nor tested without it. */
    @ParameterizedTest
    @MethodSource("internalPackages")
    void theTypesOfARoomKnowEachOtherInOneDirection(String name) {
        Map<String, Set<String>> known = typesOf(name);
        Set<String> inCircles = new TreeSet<>();
        for (String type : known.keySet()) {
            Set<String> reached = new TreeSet<>();
            Deque<String> next = new ArrayDeque<>(known.get(type));
            while (!next.isEmpty()) {
                String reachedNow = next.pop();
                if (reached.add(reachedNow)) {
                    next.addAll(known.getOrDefault(reachedNow, Set.of()));
                }
            }
            if (reached.contains(type)) {
                inCircles.add(type);
            }
        }
        inCircles.removeAll(CIRCLES);
        assertThat(inCircles).isEmpty();
    }

    @Test
    void noFileIsLongerThan250Lines() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith(DECLARATIONS)) {
                    assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(MOST_LINES);
                }
            }
        }
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

    /** Or what they do would not follow the time of the test kit. What only a container's threads do is not of its kind. */
    @Test
    void whatTheTestKitRunsGoesByTheClockOfItsServer() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".testing", ROOT + ".internal.servlet..", ROOT + ".internal.ee")
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "the clock of the machine",
                        access -> access.getTargetOwner().isEquivalentTo(System.class)
                                && Set.of("nanoTime", "currentTimeMillis").contains(access.getName())))
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
