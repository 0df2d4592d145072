package org.diracgrid.diracos.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.diracgrid.diracos.base.ElfFile;
import org.diracgrid.diracos.base.ElfMachine;
import org.diracgrid.diracos.base.TargetEnvironment;
import org.diracgrid.diracos.python.Version;

/**
 * Whether programs and libraries can be loaded: made for the machine, every library they need in
 * the archive or on every host, and no symbol version newer than hosts have.
 */
final class BinariesCheck implements ArchiveCheck {
  private static final String NAME = "libraries";

  private final Set<String> expected;

  /**
   * Checks.
   *
   * @param expected libraries that the hosts have besides those that manylinux lets wheels expect
   */
  BinariesCheck(Set<String> expected) {
    this.expected = Set.copyOf(expected);
  }

  @Override
  public List<Finding> findings(Survey survey) {
    List<Finding> findings = new ArrayList<>();
    survey
        .damaged()
        .forEach(
            (path, problem) ->
                findings.add(
                    Finding.warning(NAME, path, "is a damaged program or library: " + problem)));
    survey
        .inventory()
        .ifPresent(it -> new Loading(survey, it.target(), expected, findings).check());
    return findings;
  }

  /** The loading of one archive's binaries on one kind of host. */
  private record Loading(
      Survey survey,
      TargetEnvironment target,
      LibrarySearch search,
      HostLibraries hosts,
      List<Finding> findings) {
    Loading(Survey survey, TargetEnvironment target, Set<String> expected, List<Finding> findings) {
      this(
          survey,
          target,
          new LibrarySearch(survey),
          new HostLibraries(target.glibc(), expected),
          findings);
    }

    void check() {
      survey.binaries().forEach(this::check);
    }

    private void check(String path, ElfFile binary) {
      String machine =
          ElfMachine.name(binary.machine(), binary.littleEndian()).orElse("an unknown machine");
      if (binary.needed().isEmpty()) {
        return;
      }
      if (!machine.equals(target.machine())) {
        findings.add(
            // Some wheels bring helpers for several machines.
            Finding.warning(
                NAME, path, "is made for %s, not %s".formatted(machine, target.machine())));
        return;
      }
      for (String library : binary.needed()) {
        if (!search.finds(path, binary, library)) {
          needsOfHost(path, binary, library);
        }
      }
    }

    private void needsOfHost(String path, ElfFile binary, String library) {
      if (hosts.have(library)) {
        newest(binary, library).ifPresent(it -> findings.add(Finding.error(NAME, path, it)));
        return;
      }
      findings.add(
          search
              .anywhere(library)
              .map(
                  place ->
                      Finding.warning(
                          NAME,
                          path,
                          "needs %s, which is in the archive at %s, where its search path does not lead"
                              .formatted(library, place)))
              .orElseGet(
                  () ->
                      Finding.error(
                          NAME,
                          path,
                          "needs %s, which is not in the archive, nor, unless hostLibraries says so, on every host"
                              .formatted(library))));
    }

    /** The newest symbol version that hosts lack. */
    private Optional<String> newest(ElfFile binary, String library) {
      return binary.versions().getOrDefault(library, List.of()).stream()
          .filter(it -> hosts.olderThan(it).isPresent())
          .max(BinariesCheck::compare)
          .map(
              it ->
                  "needs %s of %s, while hosts may have no newer than %s"
                      .formatted(it, library, hosts.olderThan(it).orElseThrow()));
    }
  }

  private static int compare(String one, String other) {
    return Version.parse(number(one)).compareTo(Version.parse(number(other)));
  }

  private static String number(String symbolVersion) {
    return symbolVersion.substring(symbolVersion.indexOf('_') + 1);
  }
}
