package org.diracgrid.diracos.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What to do about a failure")
class RemediesTest {
  /** What never leaves the package that throws it, or is a caller's mistake. */
  private static final Set<String> INTERNAL =
      Set.of("ChangedUniverseException", "UnsolvableException", "GrammarException");

  static Stream<JavaClass> failures() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.diracgrid.diracos")
            .stream()
            .filter(type -> type.isAssignableTo(RuntimeException.class))
            .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
            .filter(type -> !INTERNAL.contains(type.getSimpleName()))
            // A text that follows no standard is reported by whoever knows where it stands.
            .filter(type -> !type.getPackageName().endsWith(".python"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  @DisplayName("is known for every failure there is")
  void known(JavaClass failure) throws ReflectiveOperationException {
    assertThat(table().keySet()).anyMatch(type -> type.isAssignableFrom(failure.reflect()));
  }

  @Test
  @DisplayName("is a sentence each, the particular before the general")
  void sentences() throws ReflectiveOperationException {
    assertThat(table().values()).allMatch(text -> text.matches("[A-Z].*\\."));
    List<Class<?>> types = List.copyOf(table().keySet());
    for (int i = 0; i < types.size(); i++) {
      for (Class<?> later : types.subList(i + 1, types.size())) {
        assertThat(types.get(i).isAssignableFrom(later)).as("%s before", later).isFalse();
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<Class<?>, String> table() throws ReflectiveOperationException {
    Field field = Remedies.class.getDeclaredField("sentences");
    field.setAccessible(true);
    return (Map<Class<?>, String>) field.get(new Remedies());
  }
}
