package org.diracgrid.diracos.maven;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.diracgrid.diracos.archive.ArchiveDiskFullException;
import org.diracgrid.diracos.archive.BaseChangedException;
import org.diracgrid.diracos.archive.ContentSizeException;
import org.diracgrid.diracos.archive.DamagedArchiveException;
import org.diracgrid.diracos.archive.DuplicateEntryException;
import org.diracgrid.diracos.archive.EntryConflictException;
import org.diracgrid.diracos.archive.InvalidEntryPathException;
import org.diracgrid.diracos.archive.NotGzipException;
import org.diracgrid.diracos.archive.NotTarException;
import org.diracgrid.diracos.archive.TruncatedArchiveException;
import org.diracgrid.diracos.archive.UnreadableArchiveException;
import org.diracgrid.diracos.archive.UnreadableContentException;
import org.diracgrid.diracos.archive.UnwritableArchiveException;
import org.diracgrid.diracos.base.BaseDigestMismatchException;
import org.diracgrid.diracos.base.BaseIsFolderException;
import org.diracgrid.diracos.base.BaseNotFoundException;
import org.diracgrid.diracos.base.MissingBaseFileException;
import org.diracgrid.diracos.base.NotADiracosException;
import org.diracgrid.diracos.base.TargetMismatchException;
import org.diracgrid.diracos.base.UnplaceablePathException;
import org.diracgrid.diracos.base.UnreadableBaseException;
import org.diracgrid.diracos.extension.ArtifactNotFoundException;
import org.diracgrid.diracos.extension.BrokenArchiveException;
import org.diracgrid.diracos.extension.FailedDownloadsException;
import org.diracgrid.diracos.extension.InvalidOptionException;
import org.diracgrid.diracos.extension.InvalidSettingException;
import org.diracgrid.diracos.extension.MalformedConfigurationException;
import org.diracgrid.diracos.extension.MissingKeyException;
import org.diracgrid.diracos.extension.MissingLockException;
import org.diracgrid.diracos.extension.MissingTarballException;
import org.diracgrid.diracos.extension.OverwrittenInputException;
import org.diracgrid.diracos.extension.PreviousExtensionException;
import org.diracgrid.diracos.extension.StaleLockException;
import org.diracgrid.diracos.extension.UnpackableProjectException;
import org.diracgrid.diracos.extension.UnreadableConfigurationException;
import org.diracgrid.diracos.extension.UnreadableLockException;
import org.diracgrid.diracos.extension.UnwritableOutputException;
import org.diracgrid.diracos.index.FailedCheckoutException;
import org.diracgrid.diracos.index.IndexUnreachableException;
import org.diracgrid.diracos.index.InvalidDistributionException;
import org.diracgrid.diracos.index.InvalidIndexPageException;
import org.diracgrid.diracos.index.InvalidReferenceException;
import org.diracgrid.diracos.index.MetadataNotStaticException;
import org.diracgrid.diracos.index.MissingSubdirectoryException;
import org.diracgrid.diracos.index.UnbuildableProjectException;
import org.diracgrid.diracos.index.UnreadableFolderException;
import org.diracgrid.diracos.index.UnsupportedIndexVersionException;
import org.diracgrid.diracos.index.WrongProjectException;
import org.diracgrid.diracos.release.AmbiguousCfgException;
import org.diracgrid.diracos.release.InvalidCfgValueException;
import org.diracgrid.diracos.release.MissingCfgSectionException;
import org.diracgrid.diracos.release.PublishedAlreadyException;
import org.diracgrid.diracos.release.UninstallableException;
import org.diracgrid.diracos.release.UnreadableCfgException;
import org.diracgrid.diracos.release.UnwritableReleaseException;
import org.diracgrid.diracos.requirements.HtmlRequirementsException;
import org.diracgrid.diracos.requirements.InvalidConstraintException;
import org.diracgrid.diracos.requirements.InvalidRequirementLineException;
import org.diracgrid.diracos.requirements.InvalidRequirementsOptionException;
import org.diracgrid.diracos.requirements.MissingLocalProjectException;
import org.diracgrid.diracos.requirements.MissingRequirementsFileException;
import org.diracgrid.diracos.requirements.PipConfigurationException;
import org.diracgrid.diracos.requirements.RequirementsCycleException;
import org.diracgrid.diracos.requirements.RequirementsNotFoundException;
import org.diracgrid.diracos.requirements.UndecodableRequirementsException;
import org.diracgrid.diracos.requirements.UnreachableRequirementsException;
import org.diracgrid.diracos.resolver.HashesRequiredException;
import org.diracgrid.diracos.resolver.InvalidLockException;
import org.diracgrid.diracos.resolver.MisplacedRequirementException;
import org.diracgrid.diracos.resolver.UnbuildableRequirementException;
import org.diracgrid.diracos.resolver.UnobtainableRequirementException;
import org.diracgrid.diracos.resolver.UnresolvableException;
import org.diracgrid.diracos.resolver.UnsupportedLockVersionException;
import org.diracgrid.diracos.resolver.UnsupportedRepositoryException;
import org.diracgrid.diracos.resolver.UnusableMarkerException;
import org.diracgrid.diracos.source.FailedBuildException;
import org.diracgrid.diracos.source.UnfitWheelException;
import org.diracgrid.diracos.source.UnusableBuilderException;
import org.diracgrid.diracos.transfer.BrokenTransferException;
import org.diracgrid.diracos.transfer.CacheUnwritableException;
import org.diracgrid.diracos.transfer.ChecksumMismatchException;
import org.diracgrid.diracos.transfer.DiskFullException;
import org.diracgrid.diracos.transfer.InvalidCertificateException;
import org.diracgrid.diracos.transfer.NotFoundException;
import org.diracgrid.diracos.transfer.OfflineException;
import org.diracgrid.diracos.transfer.OutOfTimeException;
import org.diracgrid.diracos.transfer.ProxyRefusedException;
import org.diracgrid.diracos.transfer.RedirectException;
import org.diracgrid.diracos.transfer.RefusedException;
import org.diracgrid.diracos.transfer.ServerErrorException;
import org.diracgrid.diracos.transfer.TimedOutException;
import org.diracgrid.diracos.transfer.TlsException;
import org.diracgrid.diracos.transfer.TransferException;
import org.diracgrid.diracos.transfer.UnreachableException;
import org.diracgrid.diracos.transfer.UnreadableFileException;
import org.diracgrid.diracos.transfer.UnsupportedUriException;
import org.diracgrid.diracos.verification.ScratchException;
import org.diracgrid.diracos.wheel.BlockedPathException;
import org.diracgrid.diracos.wheel.DamagedMemberException;
import org.diracgrid.diracos.wheel.FileConflictException;
import org.diracgrid.diracos.wheel.OversizedWheelException;
import org.diracgrid.diracos.wheel.RecordMismatchException;
import org.diracgrid.diracos.wheel.UnreadableWheelException;
import org.diracgrid.diracos.wheel.UnsafeMemberException;
import org.diracgrid.diracos.wheel.UnsupportedWheelVersionException;
import org.diracgrid.diracos.wheel.WheelException;
import org.diracgrid.diracos.wheel.WheelNameMismatchException;

/** The one table of what to do about which failure, a sentence each. */
final class Remedies {
  private static final String SUBDIRECTORY =
      "Correct what stands behind #subdirectory=: the path of the project's folder within the archive's one top folder, or within the repository.";

  private static final String CHECKOUT =
      "See whether git ls-remote with that URL answers without asking for anything, and has that revision; offline, fetch it with mvn diracos:go-offline while there is a network.";

  private final Map<Class<? extends RuntimeException>, String> sentences = new LinkedHashMap<>();

  /** A class stands before those it extends: the first that fits counts. */
  Remedies() {
    // extension
    remedy(
        MissingKeyException.class,
        "Give it in the JSON file, as a parameter in the POM, or as -Ddiracos.<key>.");
    remedy(InvalidSettingException.class, "Correct the value where it stands.");
    remedy(InvalidOptionException.class, "Choose one of the values it knows.");
    remedy(
        InvalidTimestampException.class,
        "Give it as 2026-11-01T00:00:00Z, or in seconds since 1970.");
    remedy(MalformedConfigurationException.class, "Correct the JSON at that place.");
    remedy(
        UnreadableConfigurationException.class,
        "Check the path given as configFile or -Ddiracos.config.");
    remedy(
        ArtifactNotFoundException.class,
        "Check the coordinates, groupId:artifactId:tar.gz:version, and the repositories of the build.");
    remedy(
        UnwritableOutputException.class,
        "Make room or give write permission there, or choose another place with diracos.outputDirectory, or for a lock diracos.lockFile.");
    remedy(
        PreviousExtensionException.class,
        "Correct diracos.compareWith: the path, URL or Maven coordinates of the tarball of an earlier extension.");
    remedy(OverwrittenInputException.class, "Choose another file with diracos.pinnedRequirements.");
    remedy(
        MissingTarballException.class,
        "Build it first, with mvn package, or name another with -Ddiracos.file.");
    remedy(
        BrokenArchiveException.class,
        "Do not publish it: build it again with -Ddiracos.force, or fetch it again, and verify it once more.");
    remedy(
        UnpackableProjectException.class,
        "Have it say all of itself in [project] of its pyproject.toml, or build a wheel of it with its own tools and attach that with the type whl.");
    remedy(MissingLockException.class, "Make it with mvn diracos:lock.");
    remedy(UnreadableLockException.class, "Check that it is an ordinary file that you may read.");
    remedy(
        StaleLockException.class,
        "Renew it with mvn diracos:lock, which keeps the versions that still satisfy, or do without it with diracos.lock=ignore.");
    remedy(FailedDownloadsException.class, "See to each of them.");
    // base
    remedy(
        BaseNotFoundException.class,
        "Check diracOsVersion and baseUrl, or name the base by path, URL or Maven coordinates.");
    remedy(
        MissingBaseFileException.class,
        "Correct the path; in a JSON file it is relative to that file's folder, elsewhere to the project's.");
    remedy(BaseIsFolderException.class, "Name the tarball diracos-<version>.tar.gz itself.");
    remedy(UnreadableBaseException.class, "Check that it is an ordinary file that you may read.");
    remedy(
        BaseDigestMismatchException.class,
        "Fetch the base again; if it was published anew on purpose, correct the sha256 or the md5 beside it.");
    remedy(NotADiracosException.class, "Name a DIRACOS tarball, or an extension of one, as base.");
    remedy(TargetMismatchException.class, "Correct its python, or name a base with that Python.");
    remedy(
        UnplaceablePathException.class,
        "Tell whoever publishes the base or the wheel; nothing was written.");
    // archive
    remedy(
        NotGzipException.class,
        "Check its path or URL; an error page may have been saved in its place.");
    remedy(NotTarException.class, "Name a DIRACOS tarball (.tar.gz).");
    remedy(TruncatedArchiveException.class, "Fetch it again and compare it with its md5.");
    remedy(DamagedArchiveException.class, "Fetch it again and compare it with its md5.");
    remedy(UnreadableArchiveException.class, "Check that it is there and that you may read it.");
    remedy(
        BaseChangedException.class,
        "Let nothing write to the base during a build, then build again.");
    remedy(
        ArchiveDiskFullException.class,
        "Make room on the disk, or choose another folder with diracos.outputDirectory.");
    remedy(
        UnwritableArchiveException.class,
        "Give write permission there, or choose another folder with diracos.outputDirectory.");
    remedy(
        InvalidEntryPathException.class,
        "Tell the wheel's publisher, and take another version of it.");
    remedy(DuplicateEntryException.class, "Leave one of the two distributions out.");
    remedy(
        EntryConflictException.class,
        "Leave the distribution that brings it out, or ask DIRACOS for a base without it.");
    remedy(
        ContentSizeException.class,
        "Let nothing write to the wheels during a build, then build again.");
    remedy(
        UnreadableContentException.class,
        "Let nothing write to the wheels during a build, then build again.");
    // requirements
    remedy(
        MissingRequirementsFileException.class,
        "Correct the path; it is relative to the file that names it.");
    remedy(RequirementsNotFoundException.class, "Correct the URL of the requirements file.");
    remedy(UnreachableRequirementsException.class, "See to its server.");
    remedy(
        HtmlRequirementsException.class,
        "Name the URL of the plain file; a web page about it or a login page answered.");
    remedy(UndecodableRequirementsException.class, "Save the file as UTF-8.");
    remedy(RequirementsCycleException.class, "Remove one of the -r or -c lines.");
    remedy(
        MissingLocalProjectException.class,
        "Correct the path; it is relative to the requirements file.");
    remedy(
        InvalidConstraintException.class,
        "A constraint is a project's name with a version specifier, without extras.");
    remedy(InvalidRequirementsOptionException.class, "Correct the option, or remove it.");
    remedy(
        InvalidRequirementLineException.class,
        "Write it as pip reads it, e.g. name[extra]>=1.2; python_version < \"3\".");
    remedy(
        PipConfigurationException.class,
        "Correct it, or switch pip's configuration files off with PIP_CONFIG_FILE=/dev/null.");
    // index
    remedy(
        IndexUnreachableException.class,
        "Check the index URL, its credentials and the network, or leave the index out.");
    remedy(
        InvalidIndexPageException.class,
        "Check that the index URL ends where the projects' pages are, often in /simple.");
    remedy(UnsupportedIndexVersionException.class, "Update this plugin, or use another index.");
    remedy(UnreadableFolderException.class, "Check the folder's path and permissions.");
    remedy(
        InvalidReferenceException.class,
        "Give a URL or path that ends in the file name of a wheel, or in that of an archive of source, e.g. v1.tar.gz.");
    remedy(WrongProjectException.class, "Correct the name or the URL.");
    remedy(InvalidDistributionException.class, "Take another version, or fetch the file again.");
    remedy(FailedCheckoutException.class, CHECKOUT);
    remedy(MissingSubdirectoryException.class, SUBDIRECTORY);
    remedy(
        UnbuildableProjectException.class,
        "Build where the base's own Python runs, name a Python that can build it with diracos.buildPython, offer a wheel of it (pip wheel) with --find-links or by its path, or ask for a version that has a wheel.");
    // source
    remedy(
        FailedBuildException.class,
        "Mend what its build complains of, perhaps a compiler or library that this machine lacks, offer a wheel of it with --find-links or by its path, or ask for a version that has a wheel.");
    remedy(
        UnusableBuilderException.class,
        "Correct diracos.buildPython: the path of a Python that runs on this machine.");
    remedy(
        UnfitWheelException.class,
        "Build it where the base runs and offer the wheel with --find-links or by its path, name a Python of the base's version with diracos.buildPython, or ask for a version that has a wheel.");
    remedy(
        MetadataNotStaticException.class,
        "Build a wheel of it (pip wheel) and offer it with --find-links.");
    // resolver
    remedy(
        UnresolvableException.class,
        "Loosen one of these requirements, or offer the versions that are missing on an index or with --find-links.");
    remedy(UnobtainableRequirementException.class, CHECKOUT);
    remedy(MisplacedRequirementException.class, SUBDIRECTORY);
    remedy(
        UnsupportedRepositoryException.class,
        "Check it out yourself and name the folder, or name an archive or a wheel of it.");
    remedy(
        UnbuildableRequirementException.class,
        "Have it say all of itself in [project] of its pyproject.toml, build where the base's own Python runs, name a Python that can build it with diracos.buildPython, or offer a wheel of it (pip wheel) with --find-links or by its path.");
    remedy(
        UnusableMarkerException.class,
        "Compare versions with version operators, and texts with ==, !=, in and not in.");
    remedy(
        HashesRequiredException.class,
        "Pin and hash them too (pip-compile --generate-hashes writes such a file), or give no hashes at all.");
    remedy(InvalidLockException.class, "Correct it, or make it anew with mvn diracos:lock.");
    remedy(
        UnsupportedLockVersionException.class,
        "Update this plugin, or make the lock anew with mvn diracos:lock.");
    // wheel
    remedy(UnsafeMemberException.class, "Do not use this wheel; tell its publisher.");
    remedy(
        OversizedWheelException.class,
        "Do not use this wheel unless you know where it comes from; tell its publisher.");
    remedy(
        DamagedMemberException.class,
        "Fetch the wheel again; if that does not help, take another version.");
    remedy(
        UnreadableWheelException.class,
        "Fetch the wheel again; if that does not help, take another version.");
    remedy(
        WheelNameMismatchException.class,
        "Give the wheel its own name again, or fetch it from where it was published.");
    remedy(
        UnsupportedWheelVersionException.class,
        "Pin an older release of it, or update this plugin.");
    remedy(
        RecordMismatchException.class,
        "Vouch for the wheel with its --hash in the requirements, or set diracos.recordMismatches=warn if you trust it.");
    remedy(
        FileConflictException.class,
        "Leave one of the two out or take versions that agree; diracos.fileConflicts=overwrite lets the later one win, as pip does.");
    remedy(
        BlockedPathException.class, "The two cannot be installed together: leave one of them out.");
    remedy(WheelException.class, "Take another version, or tell the wheel's publisher.");
    // verification
    remedy(
        ScratchException.class,
        "Make room or give write permission there, or choose another folder with -Djava.io.tmpdir.");
    // release
    remedy(
        AmbiguousCfgException.class,
        "Correct those lines: each name, brace and option on a line of its own, every section once.");
    remedy(
        MissingCfgSectionException.class,
        "Correct the name, or add the release with -Ddiracos.addRelease.");
    remedy(InvalidCfgValueException.class, "Choose another value.");
    remedy(UnreadableCfgException.class, "Correct the path of the CFG file.");
    remedy(
        PublishedAlreadyException.class,
        "Raise the version of the extension, and publish it under that.");
    remedy(
        UnwritableReleaseException.class,
        "Make room or give write permission there, and stage again.");
    remedy(
        UninstallableException.class,
        "Correct the lines of DIRAC's files that are named, or publish what is missing with mvn diracos:stage.");
    // maven
    remedy(
        MissingParameterException.class,
        "Give it as -Ddiracos.<name> or in the configuration of the goal.");
    remedy(InvalidParameterException.class, "Correct it.");
    remedy(
        UnresolvedWheelException.class,
        "Build the module that attaches it in the same mvn package, or install or deploy it first; else check its coordinates and the repositories of the build.");
    // transfer
    remedy(
        OfflineException.class,
        "Fetch all that the build needs with mvn diracos:go-offline while there is a network, or name local files.");
    remedy(NotFoundException.class, "Check the URL.");
    remedy(
        ProxyRefusedException.class,
        "Set the proxy's credentials; for https start Java with -Djdk.http.auth.tunneling.disabledSchemes=.");
    remedy(
        RefusedException.class,
        "Put credentials for this server into ~/.netrc or the URL, or correct them.");
    remedy(ServerErrorException.class, "Try again later; the server is in trouble.");
    remedy(
        TimedOutException.class,
        "Check the network and the proxy, and build again; downloads go on where they stopped.");
    remedy(
        OutOfTimeException.class,
        "Build again, as downloads go on where they stopped, or allow more time with diracos.totalTimeout.");
    remedy(
        UnreachableException.class,
        "Check the host's name, the network and the proxy, or build offline with -o.");
    remedy(
        TlsException.class,
        "Import the authority that signed the server's certificate into Java's trust store.");
    remedy(
        InvalidCertificateException.class,
        "Check the URL and this machine's clock; if both are right, ask whoever runs the server to renew its certificate.");
    remedy(BrokenTransferException.class, "Build again; downloads go on where they stopped.");
    remedy(
        ChecksumMismatchException.class,
        "If the file is authentic, correct the hash, in a lock with mvn diracos:lock; otherwise do not use it.");
    remedy(RedirectException.class, "Configure the URL that it leads to in the end.");
    remedy(
        CacheUnwritableException.class,
        "Give write permission there, or choose another folder with diracos.cache.");
    remedy(
        DiskFullException.class,
        "Make room on the disk, or choose another folder with diracos.cache.");
    remedy(UnsupportedUriException.class, "Use an http, https or file URL.");
    remedy(UnreadableFileException.class, "Check the file's permissions.");
    remedy(TransferException.class, "Check the URL, and build again.");
  }

  /** What to do about a failure; empty for one that nobody foresaw. */
  Optional<String> of(RuntimeException failure) {
    if (failure instanceof UnreachableRequirementsException included) {
      return of(included.failure());
    }
    if (failure instanceof FailedDownloadsException several) {
      List<Optional<String>> remedies =
          several.failures().stream().map(this::of).distinct().toList();
      // One that nobody foresaw must not hide among others.
      return remedies.contains(Optional.<String>empty())
          ? Optional.empty()
          : Optional.of(
              remedies.stream()
                  .map(Optional::orElseThrow)
                  .collect(Collectors.joining(System.lineSeparator())));
    }
    return sentences.entrySet().stream()
        .filter(entry -> entry.getKey().isInstance(failure))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private void remedy(Class<? extends RuntimeException> failure, String sentence) {
    sentences.put(failure, sentence);
  }
}
