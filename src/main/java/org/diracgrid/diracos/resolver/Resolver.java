package org.diracgrid.diracos.resolver;

import org.diracgrid.diracos.index.Distributions;
import org.diracgrid.diracos.index.PackageIndexes;

/**
 * Finds the versions that together meet all requirements: PubGrub with pip's order of candidates.
 */
public final class Resolver {
  /** Looks for candidates on these indexes, and into these distributions for their requirements. */
  public Resolver(PackageIndexes indexes, Distributions distributions) {}

  /**
   * Resolves.
   *
   * @throws UnresolvableException if no set of versions meets all requirements; it explains the
   *     chain
   */
  public Resolution resolve(ResolutionRequest request) {
    throw new UnsupportedOperationException();
  }
}
