package org.diracgrid.diracos.extension;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a build did, as it is written beside the tarball in JSON.
 *
 * @param format of this record; 1
 * @param plugin the plugin's version
 * @param inputs digest of all that the result depends on
 * @param extension what was built
 * @param base what it was built on
 * @param target the Python it was built for
 * @param lock what the distributions were locked by
 * @param distributions what was added, by name
 * @param replaced what of that came in place of the base's own version
 * @param kept what was wanted and the base had
 * @param unverified files that no hash vouches for
 * @param warnings sentences about what may surprise
 * @param archive the tarball
 * @param milliseconds how long each step took, by label
 */
public record BuildRecord(
    int format,
    String plugin,
    String inputs,
    Extension extension,
    Base base,
    Target target,
    Optional<Lock> lock,
    List<Distribution> distributions,
    List<Replaced> replaced,
    List<Kept> kept,
    List<String> unverified,
    List<String> warnings,
    Archive archive,
    Map<String, Long> milliseconds) {
  /** The format written now. */
  public static final int FORMAT = 1;

  /**
   * What was built.
   *
   * @param name e.g. {@code LHCb}
   * @param version e.g. {@code v1}
   */
  public record Extension(String name, String version) {}

  /**
   * What it was built on.
   *
   * @param version of DIRACOS
   * @param extensions of DIRACOS that it is itself, the last one built first
   * @param origin where it came from, without credentials
   * @param sha256 of the tarball
   * @param size in bytes
   * @param verifiedBy what vouches for it
   */
  public record Base(
      String version,
      List<Extension> extensions,
      String origin,
      String sha256,
      long size,
      List<String> verifiedBy) {}

  /**
   * The Python it was built for.
   *
   * @param python full version
   * @param tag the best tag it accepts
   * @param glibc version
   * @param machine e.g. {@code x86_64}
   */
  public record Target(String python, String tag, String glibc, String machine) {}

  /**
   * A lock that was heeded.
   *
   * @param file from the project's folder
   * @param sha256 of its bytes
   */
  public record Lock(String file, String sha256) {}

  /**
   * One distribution added.
   *
   * @param name as its metadata writes it
   * @param version of it
   * @param file name of its wheel
   * @param origin where the wheel came from, without credentials
   * @param sha256 of the wheel
   * @param verified whether the wheel met a hash somebody gave
   * @param direct whether a requirement wants it from that place, rather than from an index
   * @param requested whether the user asked for it by name
   * @param wantedBy who wants it, with the requirement
   * @param requires normalized names of what it needs, among those added and kept
   * @param licence what it says of its licence
   * @param files how many it installs
   * @param size of them in bytes
   * @param build how its wheel was built here, if a Python did that
   */
  public record Distribution(
      String name,
      String version,
      String file,
      String origin,
      String sha256,
      boolean verified,
      boolean direct,
      boolean requested,
      List<String> wantedBy,
      List<String> requires,
      Licence licence,
      int files,
      long size,
      Optional<Build> build) {}

  /**
   * How a wheel was built here.
   *
   * @param python the version of the Python that built it
   * @param base whether that was the base's own, rather than one that was named
   * @param required what was there for the build, by name, besides what the Python has itself
   */
  public record Build(String python, boolean base, List<Required> required) {}

  /**
   * A distribution that a build required.
   *
   * @param name normalized
   * @param version of it
   * @param sha256 of its wheel
   */
  public record Required(String name, String version, String sha256) {}

  /**
   * A declared licence.
   *
   * @param expression in SPDX's terms, if it is declared so
   * @param names otherwise
   */
  public record Licence(Optional<String> expression, List<String> names) {}

  /**
   * A distribution of the base that had to go for another version of it.
   *
   * @param name as the new one's metadata writes it
   * @param from the base's version
   * @param to the new version
   * @param wantedBy who wants it, with the requirement
   * @param removedFiles how many files of the base went, not counting folders
   */
  public record Replaced(
      String name, String from, String to, List<String> wantedBy, int removedFiles) {}

  /**
   * A distribution of the base that meets a requirement.
   *
   * @param name as its metadata writes it
   * @param version of it
   * @param requested whether the user asked for it by name
   * @param wantedBy who wants it, with the requirement
   * @param requires normalized names of what it needs, among those added and kept
   */
  public record Kept(
      String name,
      String version,
      boolean requested,
      List<String> wantedBy,
      List<String> requires) {}

  /**
   * The tarball.
   *
   * @param file its name
   * @param size in bytes
   * @param md5 lower-case hexadecimal
   * @param sha256 lower-case hexadecimal
   * @param method how the base's bytes were taken over
   * @param modified of the file on disk, milliseconds since 1970
   */
  public record Archive(
      String file, long size, String md5, String sha256, String method, long modified) {}
}
