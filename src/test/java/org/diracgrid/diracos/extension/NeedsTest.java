package org.diracgrid.diracos.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.resolver.Demand;
import org.diracgrid.diracos.resolver.Resolution;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a distribution needs")
class NeedsTest {
  @Test
  @DisplayName("is told by the demands on others, once each and in order")
  void fromDemands() {
    Resolution resolution =
        new Resolution(
            List.of(
                new SampleAddition("words", "1").demand(by("Grid")).demand(by("grid")).resolved(),
                new SampleAddition("grid", "1").demand(by("words")).resolved(),
                new SampleAddition("Apples", "1").demand(by("grid")).resolved()),
            Map.of(),
            List.of());

    Needs needs = new Needs(resolution);

    assertThat(needs.of(ProjectName.of("grid"))).containsExactly("apples", "words");
    assertThat(needs.of(ProjectName.of("words"))).containsExactly("grid");
    assertThat(needs.of(ProjectName.of("apples"))).isEmpty();
  }

  private static Demand by(String name) {
    return new Demand("anything", Optional.of(ProjectName.of(name)), Optional.empty());
  }
}
