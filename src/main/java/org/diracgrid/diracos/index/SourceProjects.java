package org.diracgrid.diracos.index;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.diracgrid.diracos.python.CoreMetadata;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.SupportedTags;
import org.diracgrid.diracos.transfer.FetchedFile;

/**
 * Projects that come as source rather than as a wheel: what they say of themselves, and the wheels
 * that are made of them. Safe for many threads. Whatever cannot be made a wheel is an {@link
 * UnbuildableProjectException}; a build that is tried and fails ends with another one, as it must
 * not be mistaken for a version that cannot be chosen.
 */
public interface SourceProjects {
  /**
   * The project in a folder.
   *
   * @param expected the project the requirement names, if it does; another one is an error
   * @throws WrongProjectException if it is another project
   */
  DistributionFile folder(Path folder, Optional<ProjectName> expected);

  /**
   * The project in a repository.
   *
   * @param commit the whole hash that its revision is to stand for; empty for what it means now
   * @param expected the project the requirement names, if it does; another one is an error
   * @throws WrongProjectException if it is another project
   * @throws FailedCheckoutException if the repository does not give it
   * @throws MissingSubdirectoryException if it has no such folder
   */
  DistributionFile checkout(
      RepositoryReference wanted, Optional<String> commit, Optional<ProjectName> expected);

  /**
   * The commit that a branch, a tag or the default branch of a repository means now, or offline
   * meant when it was last asked; empty for what is none of these, such as a commit.
   *
   * @throws FailedCheckoutException if it cannot be asked
   */
  Optional<String> meaning(RepositoryReference wanted);

  /** Whether a file is one that {@link #folder} or {@link #checkout} gave, and so no archive. */
  boolean isTree(DistributionFile file);

  /** The metadata of what {@link #folder} or {@link #checkout} gave. */
  CoreMetadata metadata(DistributionFile tree);

  /** Where the source lies that {@link #folder} or {@link #checkout} gave. */
  SourceOrigin origin(DistributionFile tree);

  /**
   * The metadata of a source distribution whose name tells nothing of it.
   *
   * @param filename whose suffix tells the format of the archive
   * @param subdirectory where in it the project lies
   * @throws MissingSubdirectoryException if it has no such folder
   */
  CoreMetadata metadata(FetchedFile archive, String filename, Optional<String> subdirectory);

  /** Makes sure that a wheel can be made of a source distribution whose metadata is known. */
  void check(DistributionFile sdist, Supplier<Path> archive);

  /**
   * The metadata of a source distribution.
   *
   * @param notStatic why its PKG-INFO does not do
   */
  CoreMetadata metadata(
      DistributionFile sdist, Supplier<Path> archive, MetadataNotStaticException notStatic);

  /**
   * The wheel of what {@link #folder} or {@link #checkout} gave.
   *
   * @param tags those of the target
   */
  ReadyWheel wheel(DistributionFile tree, SupportedTags tags);

  /**
   * The wheel of a source distribution.
   *
   * @param tags those of the target
   */
  ReadyWheel wheel(DistributionFile sdist, FetchedFile archive, SupportedTags tags);
}
