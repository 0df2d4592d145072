package org.diracgrid.diracos.resolver;

import java.util.List;
import java.util.Optional;
import org.diracgrid.diracos.python.Marker;
import org.diracgrid.diracos.python.SpecifierSet;

/**
 * What a {@code pylock.toml} says (PEP 751), as far as it counts here.
 *
 * @param environments markers of which one must hold where it is used; empty for anywhere
 * @param requiresPython the Pythons it may be used for
 * @param createdBy the tool that wrote it
 * @param packages what it locks, by name
 * @param inputs what it was made from; empty if another tool made it
 */
public record LockFile(
    List<Marker> environments,
    Optional<SpecifierSet> requiresPython,
    String createdBy,
    List<LockedPackage> packages,
    Optional<LockInputs> inputs) {
  /** A copy that cannot change. */
  public LockFile {
    environments = List.copyOf(environments);
    packages = List.copyOf(packages);
  }
}
