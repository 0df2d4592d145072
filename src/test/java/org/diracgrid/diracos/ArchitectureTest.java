package org.diracgrid.diracos;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("The architecture")
class ArchitectureTest {
  private static final String ROOT = "org.diracgrid.diracos.";

  private static final List<String> ENGINE =
      List.of(
          "python",
          "transfer",
          "archive",
          "requirements",
          "index",
          "base",
          "resolver",
          "wheel",
          "source",
          "verification",
          "sbom");

  /** Which package may use which. */
  private static final Map<String, List<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("python", List.of()),
          Map.entry("transfer", List.of()),
          Map.entry("archive", List.of()),
          Map.entry("requirements", List.of("python", "transfer")),
          Map.entry("index", List.of("python", "transfer")),
          Map.entry("base", List.of("python", "transfer", "archive")),
          // Checksums, which requirements and indexes name, are transfer's value type.
          Map.entry("resolver", List.of("python", "requirements", "index", "base", "transfer")),
          Map.entry("wheel", List.of("python", "base", "archive")),
          Map.entry("source", List.of("python", "transfer", "archive", "index", "base", "wheel")),
          Map.entry("verification", List.of("python", "base", "archive")),
          Map.entry("sbom", List.of("python")),
          Map.entry("release", List.of("archive", "transfer")),
          Map.entry("extension", Stream.concat(ENGINE.stream(), Stream.of("release")).toList()),
          // What settings.xml says of servers is told to transfer in its own words.
          Map.entry("maven", List.of("extension", "release", "transfer")));

  private final JavaClasses production =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.diracgrid.diracos");

  @TestFactory
  @DisplayName("lets each package use only those below it")
  Stream<DynamicTest> packagesUseOnlyThoseBelow() {
    return MAY_USE.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey() + " uses " + entry.getValue(),
                    () -> uses(entry.getKey(), entry.getValue())));
  }

  private void uses(String name, List<String> allowed) {
    String[] own =
        Stream.concat(Stream.of(name), allowed.stream())
            .map(p -> ROOT + p + "..")
            .toArray(String[]::new);
    DescribedPredicate<JavaClass> forbidden =
        resideInAPackage("org.diracgrid.diracos..")
            .and(DescribedPredicate.not(resideInAnyPackage(own)));
    // Failures are raised where they are found and told at the edge, so the edge sees them all.
    DescribedPredicate<JavaClass> failures =
        name.equals("maven")
            ? DescribedPredicate.not(assignableTo(RuntimeException.class))
            : alwaysTrue();
    noClasses()
        .that()
        .resideInAPackage(ROOT + name + "..")
        .should()
        .dependOnClassesThat(forbidden.and(failures))
        .check(production);
  }

  @Test
  @DisplayName("has no package that the table leaves out")
  void everyPackageIsInTheTable() {
    assertThat(production.stream().map(JavaClass::getPackageName).distinct())
        .allMatch(name -> MAY_USE.containsKey(name.substring(ROOT.length())));
  }

  @Test
  @DisplayName("has no cycle between packages")
  void packagesAreFreeOfCycles() {
    slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(production);
  }

  @Test
  @DisplayName("keeps Maven's types at the edge")
  void mavenTypesStayAtTheEdge() {
    noClasses()
        .that(resideOutsideOfPackage(ROOT + "maven.."))
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.apache.maven..", "org.eclipse.aether.."))
        .check(production);
  }

  @Test
  @DisplayName("has no static state that changes")
  void noStaticMutableState() {
    fields().that().areStatic().should().beFinal().check(production);
  }

  @Test
  @DisplayName("makes every concrete class final")
  void concreteClassesAreFinal() {
    classes()
        .that()
        .doNotHaveModifier(JavaModifier.ABSTRACT)
        .and()
        .areNotAnonymousClasses()
        .and(DescribedPredicate.not(assignableTo(Enum.class)))
        // Generated by Maven.
        .and(
            DescribedPredicate.not(
                DescribedPredicate.describe("HelpMojo", c -> c.getSimpleName().equals("HelpMojo"))))
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(production);
  }

  @Test
  @DisplayName("says in each package what lives there")
  void everyPackageSaysWhatLivesThere() throws IOException {
    for (String name : MAY_USE.keySet()) {
      assertThat(Path.of("src/main/java/org/diracgrid/diracos", name, "package-info.java"))
          .exists()
          .satisfies(file -> assertThat(Files.readString(file)).contains("package " + ROOT + name));
    }
  }
}
