package org.diracgrid.diracos.index;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.diracgrid.diracos.python.CoreMetadata;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.SupportedTags;
import org.diracgrid.diracos.transfer.FetchedFile;

/** Where nothing is made of source. */
final class NoSourceProjects implements SourceProjects {
  private static final String REASON = "only wheels can be used";

  @Override
  public DistributionFile folder(Path folder, Optional<ProjectName> expected) {
    throw new UnbuildableProjectException(folder.toString(), REASON);
  }

  @Override
  public DistributionFile checkout(
      RepositoryReference wanted, Optional<String> commit, Optional<ProjectName> expected) {
    throw new UnbuildableProjectException(wanted.bare().toString(), REASON);
  }

  @Override
  public Optional<String> meaning(RepositoryReference wanted) {
    return Optional.empty();
  }

  @Override
  public boolean isTree(DistributionFile file) {
    return false;
  }

  @Override
  public CoreMetadata metadata(DistributionFile tree) {
    throw new UnbuildableProjectException(tree.filename(), REASON);
  }

  @Override
  public SourceOrigin origin(DistributionFile tree) {
    throw new UnbuildableProjectException(tree.filename(), REASON);
  }

  @Override
  public CoreMetadata metadata(
      FetchedFile archive, String filename, Optional<String> subdirectory) {
    throw new UnbuildableProjectException(filename, REASON);
  }

  @Override
  public void check(DistributionFile sdist, Supplier<Path> archive) {
    // Who only asks for metadata may have it.
  }

  @Override
  public CoreMetadata metadata(
      DistributionFile sdist, Supplier<Path> archive, MetadataNotStaticException notStatic) {
    throw notStatic;
  }

  @Override
  public ReadyWheel wheel(DistributionFile tree, SupportedTags tags) {
    throw new UnbuildableProjectException(tree.filename(), REASON);
  }

  @Override
  public ReadyWheel wheel(DistributionFile sdist, FetchedFile archive, SupportedTags tags) {
    return wheel(sdist, tags);
  }
}
