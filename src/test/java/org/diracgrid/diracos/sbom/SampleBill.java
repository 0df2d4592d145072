package org.diracgrid.diracos.sbom;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.diracgrid.diracos.python.DeclaredLicence;
import org.diracgrid.diracos.python.ProjectName;

/** A bill of VO v1, put together in a test's words. */
final class SampleBill {
  static final String MD5 = "01".repeat(16);
  static final String SHA256 = "23".repeat(32);
  static final String BASE_SHA256 = "45".repeat(32);
  static final String WHEEL_SHA256 = "67".repeat(32);

  private final List<BillOfMaterials.Distribution> added = new ArrayList<>();
  private final List<BillOfMaterials.Distribution> used = new ArrayList<>();
  private Optional<MavenCoordinates> coordinates = Optional.empty();
  private BillOfMaterials.Base base =
      new BillOfMaterials.Base(
          "diracos", Optional.of("v1r27"), "bases/diracos.tar.gz", BASE_SHA256);
  private Optional<Instant> timestamp = Optional.empty();

  /** Is in a Maven repository. */
  SampleBill published(MavenCoordinates place) {
    coordinates = Optional.of(place);
    return this;
  }

  SampleBill base(Optional<String> version, String origin) {
    base = new BillOfMaterials.Base("diracos", version, origin, BASE_SHA256);
    return this;
  }

  SampleBill timestamp(Instant time) {
    timestamp = Optional.of(time);
    return this;
  }

  SampleBill added(BillOfMaterials.Distribution... distributions) {
    added.addAll(Arrays.asList(distributions));
    return this;
  }

  SampleBill used(BillOfMaterials.Distribution... distributions) {
    used.addAll(Arrays.asList(distributions));
    return this;
  }

  /** One that an index has. */
  static BillOfMaterials.Distribution wheel(
      String name, DeclaredLicence licence, boolean requested, String... requires) {
    return wheel(name, "https://i.example/" + name, false, licence, requested, requires);
  }

  static BillOfMaterials.Distribution wheel(
      String name,
      String origin,
      boolean direct,
      DeclaredLicence licence,
      boolean requested,
      String... requires) {
    return new BillOfMaterials.Distribution(
        name,
        "1.0+x",
        requested,
        Optional.of(
            new BillOfMaterials.Wheel(
                name + "-1.0+x-py3-none-any.whl", origin, direct, WHEEL_SHA256)),
        licence,
        Arrays.stream(requires).map(ProjectName::of).toList());
  }

  /** One of the base. */
  static BillOfMaterials.Distribution ofBase(String name, boolean requested) {
    return new BillOfMaterials.Distribution(
        name, "1.16.0", requested, Optional.empty(), DeclaredLicence.NONE, List.of());
  }

  BillOfMaterials bill() {
    return new BillOfMaterials(
        new BillOfMaterials.Extension("VOdiracos", "v1", coordinates, MD5, SHA256),
        base,
        added,
        used,
        "1.0.0",
        timestamp);
  }
}
