package org.diracgrid.diracos.resolver;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.diracgrid.diracos.index.RepositoryReference;
import org.diracgrid.diracos.python.Marker;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.SpecifierSet;
import org.diracgrid.diracos.python.Version;

/**
 * One package of a lock.
 *
 * @param name the project
 * @param version the version; empty where a direct reference leaves it open
 * @param marker when it counts; empty for always
 * @param requiresPython the Pythons it runs on
 * @param dependencies the other packages of the lock that it needs, for readers
 * @param index the index that offered its files, without credentials
 * @param direct whether it comes from a URL or path of its own, and so has one file
 * @param files wheels, and perhaps an sdist; none for a tree
 * @param tree where its source lies if that is no file
 */
public record LockedPackage(
    ProjectName name,
    Optional<Version> version,
    Optional<Marker> marker,
    Optional<SpecifierSet> requiresPython,
    List<ProjectName> dependencies,
    Optional<URI> index,
    boolean direct,
    List<LockedFile> files,
    Optional<LockedTree> tree) {
  /** A copy that cannot change. */
  public LockedPackage {
    dependencies = List.copyOf(dependencies);
    files = List.copyOf(files);
  }

  /** One of files. */
  public LockedPackage(
      ProjectName name,
      Optional<Version> version,
      Optional<Marker> marker,
      Optional<SpecifierSet> requiresPython,
      List<ProjectName> dependencies,
      Optional<URI> index,
      boolean direct,
      List<LockedFile> files) {
    this(
        name,
        version,
        marker,
        requiresPython,
        dependencies,
        index,
        direct,
        files,
        Optional.empty());
  }

  /** The commit that it has for what a requirement wants. */
  public Optional<String> commit(RepositoryReference wanted) {
    return checkout().filter(it -> it.meets(wanted)).map(LockedTree.Checkout::commit);
  }

  /** The commit if it comes from a repository. */
  Optional<LockedTree.Checkout> checkout() {
    return tree.filter(LockedTree.Checkout.class::isInstance).map(LockedTree.Checkout.class::cast);
  }

  /** The name with the version, if that is known. */
  @Override
  public String toString() {
    return name + version.map(v -> " " + v).orElse("");
  }
}
