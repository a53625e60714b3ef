package io.taffrail.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between the rooms. Plain tests: ArchUnit's own `@ArchTest` fields ran nothing under this JUnit. */
class ArchitectureTest {

    /** One row per room: its package, and the other rooms that it may know. A new room is a new row. */
    static final List<Room> ROOMS = List.of(
        room("model"),
        room("ports",       "model"),
        room("engine",      "model"),
        room("exchange",    "model"),
        room("runtime",     "model", "ports", "engine"),
        room("views",       "model", "ports"),
        room("feeds",       "model", "ports"),
        room("paper",       "model", "ports", "exchange"),
        room("alpaca",      "model", "ports"),
        room("format",      "model", "ports"),
        room("sqlite",      "model", "ports", "format"),
        room("http",        "model", "ports", "views"),
        room("dashboard"),
        room("conformance", "model", "ports"),
        room("simulation",  "model", "ports", "runtime", "views", "alpaca", "format", "http"),
        room("benchmark",   "model", "ports", "engine", "runtime", "views", "exchange", "paper", "format", "sqlite", "http"),
        room("server",      "model", "ports", "engine", "exchange", "runtime", "views", "feeds", "paper", "alpaca", "format", "sqlite", "http",
                            "dashboard"),
        room("lab"),
        room("cli",         "model", "ports", "engine", "exchange", "runtime", "views", "feeds", "paper", "alpaca", "format", "sqlite", "http",
                            "dashboard", "server", "lab", "simulation"));

    static final String[] CORE    = packages("model", "ports", "engine", "exchange");
    static final String[] BROKERS = packages("paper", "alpaca");
    static final String[] DOORS   = packages("http", "dashboard");
    static final String[] APPS    = packages("server", "cli", "lab");

    static final JavaClasses ALL = new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("io.taffrail");

    static Stream<Room> rooms() { return ROOMS.stream(); }

    @ParameterizedTest @MethodSource("rooms")
    void aRoomKnowsOnlyTheRoomsOfItsRow(Room room) {
        check(noClasses().that().resideInAPackage(room.pattern())
            .should().dependOnClassesThat(resideInAPackage("io.taffrail..").and(not(resideInAnyPackage(room.allowed()))))
            .because("its row in the table of rooms does not name that room"));
    }

    @Test void everyClassLivesInARoomOfTheTable() {
        check(classes().that().resideInAPackage("io.taffrail..")
            .should().resideInAnyPackage(ROOMS.stream().map(Room::pattern).toArray(String[]::new))
            .because("a new room needs a row that says whom it may know"));
    }

    @Test void theCoreSeesNobody() {
        check(noClasses().that().resideInAnyPackage(CORE)
            .should().dependOnClassesThat(not(resideInAnyPackage(CORE)).and(not(resideInAnyPackage("java..", "org.jspecify.annotations"))))
            .because("the core needs no library and no other room"));
    }

    @Test void brokersCannotSeeTheEngine() {
        check(noClasses().that().resideInAnyPackage(BROKERS)
            .should().dependOnClassesThat(resideInAnyPackage(packages("engine", "runtime", "views", "http")))
            .because("a broker only reports facts"));
    }

    @Test void doorsCannotSeeBrokersOrTheRuntime() {
        check(noClasses().that().resideInAnyPackage(DOORS)
            .should().dependOnClassesThat(resideInAnyPackage(packages("paper", "alpaca", "runtime", "engine", "exchange", "format", "sqlite", "feeds")))
            .because("an order enters only as a command"));
    }

    @Test void nothingOutsideTheAppsDependsOnThem() {
        check(noClasses().that().resideOutsideOfPackages(APPS)
            .should().dependOnClassesThat(resideInAnyPackage(APPS))
            .because("only the apps know every room"));
    }

    @Test void roomsFormNoCircle() {
        check(slices().matching("io.taffrail.(*)..").should().beFreeOfCycles());
    }

    @Test void theCoreHasNoThreads() {
        check(noClasses().that().resideInAnyPackage(CORE)
            .should().dependOnClassesThat(resideInAPackage("java.util.concurrent..").or(assignable(Thread.class, ThreadLocal.class)))
            .because("the desk's loop is the only thread, and it is not in the core"));
    }

    @Test void aNameSaysWhatAThingIs() {
        check(noClasses().should().haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Constants)")
            .because("such a name says nothing: use a noun of the trade"));
    }

    /** A rule about nothing is green by itself: a wrong class path must not look like a clean house. */
    @Test void theRulesSeeTheClasses() {
        assertThat(ALL.stream().map(JavaClass::getPackageName)).anyMatch(name -> name.startsWith("io.taffrail.model"));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(ALL);
    }

    private static DescribedPredicate<JavaClass> assignable(Class<?>... types) {
        return DescribedPredicate.describe("are threads",
            found -> Arrays.stream(types).anyMatch(found::isAssignableTo));
    }

    private static Room room(String name, String... mayKnow) { return new Room(name, List.of(mayKnow)); }

    private static String[] packages(String... names) {
        return Arrays.stream(names).map(name -> "io.taffrail." + name + "..").toArray(String[]::new);
    }

    record Room(String name, List<String> mayKnow) {
        String pattern() { return "io.taffrail." + name + ".."; }

        String[] allowed() { return packages(Stream.concat(Stream.of(name), mayKnow.stream()).toArray(String[]::new)); }

        @Override public String toString() { return name; }
    }
}
