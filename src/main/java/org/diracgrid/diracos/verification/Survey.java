package org.diracgrid.diracos.verification;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.diracgrid.diracos.archive.FileDigests;
import org.diracgrid.diracos.base.BaseInventory;
import org.diracgrid.diracos.base.BaseTree;
import org.diracgrid.diracos.base.ElfFile;
import org.diracgrid.diracos.base.InstalledDistribution;
import org.diracgrid.diracos.base.TargetOverride;
import org.diracgrid.diracos.base.UnplaceablePathException;

/**
 * All that one pass over an archive found.
 *
 * @param digests of the tarball
 * @param tree its entries
 * @param sha256 of each file by path, as RECORD writes it: URL-safe Base64 without padding
 * @param texts of the files that are read whole, by path: RECORDs, entry points, versions files
 * @param interpreterLines the first lines of programs that begin with {@code #!}, by path, without
 *     the end of the line
 * @param binaries its programs and libraries by path
 * @param damaged why a program or library cannot be made sense of, as the end of a sentence, by
 *     path
 * @param oversized the texts that are too large to be read whole
 * @param inventory what its Python has installed; empty if it cannot be told
 * @param inventoryProblem why it cannot be told, a sentence
 */
public record Survey(
    FileDigests digests,
    BaseTree tree,
    Map<String, String> sha256,
    Map<String, String> texts,
    Map<String, String> interpreterLines,
    Map<String, ElfFile> binaries,
    Map<String, String> damaged,
    Set<String> oversized,
    Optional<BaseInventory> inventory,
    Optional<String> inventoryProblem) {
  /** The same survey, judged for what is better known of its Python. */
  public Survey with(TargetOverride target) {
    return new Survey(
        digests,
        tree,
        sha256,
        texts,
        interpreterLines,
        binaries,
        damaged,
        oversized,
        inventory.map(it -> it.with(target.over(it.target()))),
        inventoryProblem);
  }

  /** Its site-packages in the order of {@code sys.path}; none if they cannot be told. */
  List<String> sitePackages() {
    return inventory.map(it -> it.target().scheme().sitePackages()).orElse(List.of());
  }

  /** All its distributions, those that others hide included; none if they cannot be told. */
  List<InstalledDistribution> distributions() {
    return inventory
        .map(it -> Stream.concat(it.distributions().stream(), it.shadowed().stream()).toList())
        .orElse(List.of());
  }

  /**
   * The same place with the links on the way followed; empty if they lead out of the archive, in a
   * circle, or through a file.
   */
  Optional<String> resolve(String path) {
    try {
      return Optional.of(tree.resolve(path));
    } catch (UnplaceablePathException e) {
      return Optional.empty();
    }
  }

  /** Whether there is a file at a path, or a link that leads to one. */
  boolean hasFile(String path) {
    return resolve(path).filter(tree::isFile).isPresent();
  }
}
