package org.diracgrid.diracos.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.diracgrid.diracos.archive.ArchiveEntry;
import org.diracgrid.diracos.base.BaseInventory;
import org.diracgrid.diracos.base.InstallScheme;
import org.diracgrid.diracos.base.InstalledDistribution;
import org.diracgrid.diracos.python.EntryPoint;
import org.diracgrid.diracos.python.InvalidMetadataException;

/** Whether each command that a distribution promises is there, and what it calls. */
final class CommandsCheck implements ArchiveCheck {
  private static final String NAME = "commands";
  private static final Set<String> GROUPS = Set.of("console_scripts", "gui_scripts");

  @Override
  public List<Finding> findings(Survey survey) {
    List<Finding> findings = new ArrayList<>();
    survey
        .inventory()
        .ifPresent(
            inventory ->
                inventory.distributions().forEach(it -> check(survey, inventory, it, findings)));
    return findings;
  }

  private static void check(
      Survey survey,
      BaseInventory inventory,
      InstalledDistribution distribution,
      List<Finding> findings) {
    String file = distribution.metadataPath() + "/entry_points.txt";
    InstallScheme scheme = inventory.target().scheme();
    try {
      for (EntryPoint entryPoint : EntryPoint.parse(survey.texts().getOrDefault(file, ""))) {
        if (!GROUPS.contains(entryPoint.group())) {
          continue;
        }
        String command = scheme.scripts() + "/" + entryPoint.name();
        if (!survey.hasFile(command)) {
          findings.add(
              Finding.error(
                  NAME,
                  file,
                  "promises the command %s, which is not in %s"
                      .formatted(entryPoint.name(), scheme.scripts())));
        } else if (!hasModule(survey, scheme, entryPoint.module())) {
          findings.add(
              Finding.error(
                  NAME,
                  command,
                  "calls %s of %s, and there is no such module"
                      .formatted(entryPoint.module(), distribution.writtenName())));
        }
      }
    } catch (InvalidMetadataException e) {
      findings.add(Finding.error(NAME, file, "cannot be read: " + e.reason()));
    }
  }

  private static boolean hasModule(Survey survey, InstallScheme scheme, String module) {
    String relative = "/" + module.replace('.', '/');
    return scheme.sitePackages().stream()
        .flatMap(folder -> Stream.of(folder, parent(folder)))
        .map(folder -> folder + relative)
        .anyMatch(
            place ->
                survey.hasFile(place + ".py")
                    || survey.resolve(place).filter(survey.tree()::isFolder).isPresent()
                    || hasExtension(survey, place));
  }

  private static boolean hasExtension(Survey survey, String place) {
    Pattern file = Pattern.compile(Pattern.quote(place) + "(\\.[^/.]+)?\\.so");
    return survey.tree().entries().stream()
        .map(ArchiveEntry::path)
        .anyMatch(path -> path.startsWith(place) && file.matcher(path).matches());
  }

  private static String parent(String path) {
    return path.substring(0, path.lastIndexOf('/'));
  }
}
