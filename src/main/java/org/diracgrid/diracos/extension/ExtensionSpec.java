package org.diracgrid.diracos.extension;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.diracgrid.diracos.base.BaseReference;
import org.diracgrid.diracos.base.TargetOverride;
import org.diracgrid.diracos.resolver.BasePackagePolicy;
import org.diracgrid.diracos.transfer.Checksum;

/**
 * What an extension is; every value checked.
 *
 * @param extensionName e.g. {@code LHCb}
 * @param version e.g. {@code v1}
 * @param diracOsVersion the base's version as the user names it; empty if only the base itself
 *     tells
 * @param base where the base is
 * @param sha256 the digest the base must have
 * @param requirements the requirements file
 * @param index where distributions are to be found
 * @param target what to believe of the base's Python
 * @param lock where its lock is, and what to do about it
 * @param basePackages what to do when another version of something in the base is needed
 * @param wheels wheels that the build depends on
 * @param displayFolder files below it are named relative to it in messages
 * @param warnings sentences about what was said and does not count
 */
public record ExtensionSpec(
    String extensionName,
    String version,
    Optional<String> diracOsVersion,
    BaseReference base,
    Optional<Checksum> sha256,
    URI requirements,
    IndexChoice index,
    Optional<TargetOverride> target,
    LockChoice lock,
    BasePackagePolicy basePackages,
    List<DependencyWheel> wheels,
    Path displayFolder,
    List<String> warnings) {
  /** The same with wheels that the build depends on. */
  public ExtensionSpec with(List<DependencyWheel> others) {
    return new ExtensionSpec(
        extensionName,
        version,
        diracOsVersion,
        base,
        sha256,
        requirements,
        index,
        target,
        lock,
        basePackages,
        others,
        displayFolder,
        warnings);
  }

  /** The name of the tarball, e.g. {@code LHCbdiracos-v1.tar.gz}, as dirac-install composes it. */
  public String tarballName() {
    return stem() + ".tar.gz";
  }

  /** The name of the md5 file, e.g. {@code LHCbdiracos-v1.md5}, as dirac-install composes it. */
  public String md5Name() {
    return stem() + ".md5";
  }

  /** The name of the build record, e.g. {@code LHCbdiracos-v1.build.json}. */
  public String recordName() {
    return stem() + ".build.json";
  }

  /** The name of the bill of materials, e.g. {@code LHCbdiracos-v1.cyclonedx.json}. */
  public String sbomName() {
    return stem() + ".cyclonedx.json";
  }

  /** The name of the release notes, e.g. {@code LHCbdiracos-v1.release-notes.md}. */
  public String releaseNotesName() {
    return stem() + ".release-notes.md";
  }

  private String stem() {
    return extensionName + "diracos-" + version;
  }
}
