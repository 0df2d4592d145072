package org.diracgrid.diracos.maven;

import org.eclipse.aether.collection.DependencyCollectionContext;
import org.eclipse.aether.collection.DependencySelector;
import org.eclipse.aether.graph.Dependency;

/**
 * Lets only wheels into a graph, so that nobody asks for the POM of anything else.
 *
 * @param further what else decides, as of the running build
 */
record WheelSelector(DependencySelector further) implements DependencySelector {
  static final String TYPE = "whl";

  @Override
  public boolean selectDependency(Dependency dependency) {
    return TYPE.equals(dependency.getArtifact().getExtension())
        && further.selectDependency(dependency);
  }

  @Override
  public DependencySelector deriveChildSelector(DependencyCollectionContext context) {
    return new WheelSelector(further.deriveChildSelector(context));
  }
}
