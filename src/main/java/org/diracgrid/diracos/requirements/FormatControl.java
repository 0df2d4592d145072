package org.diracgrid.diracos.requirements;

import java.util.Set;
import org.diracgrid.diracos.python.ProjectName;

/**
 * What {@code --no-binary} and {@code --only-binary} leave allowed; the last option wins.
 *
 * @param noBinaryForAll whether {@code --no-binary :all:} holds
 * @param onlyBinaryForAll whether {@code --only-binary :all:} holds
 * @param noBinary projects named
 * @param onlyBinary projects named
 */
public record FormatControl(
    boolean noBinaryForAll,
    boolean onlyBinaryForAll,
    Set<ProjectName> noBinary,
    Set<ProjectName> onlyBinary) {
  /** Everything allowed. */
  public static final FormatControl ANY = new FormatControl(false, false, Set.of(), Set.of());

  /** Whether wheels of the project may be used. */
  public boolean allowsWheels(ProjectName project) {
    return !noBinary.contains(project) && (!noBinaryForAll || onlyBinary.contains(project));
  }

  /** Whether sdists of the project may be used. */
  public boolean allowsSdists(ProjectName project) {
    return !onlyBinary.contains(project) && (!onlyBinaryForAll || noBinary.contains(project));
  }
}
