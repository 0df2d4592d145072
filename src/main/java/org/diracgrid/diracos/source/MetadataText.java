package org.diracgrid.diracos.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.diracgrid.diracos.index.UnbuildableProjectException;
import org.diracgrid.diracos.python.Marker;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.Requirement;
import org.diracgrid.diracos.python.SpecifierSet;
import org.diracgrid.diracos.python.Version;

/** Writes core metadata from the table {@code project} of a pyproject.toml (PEP 621, PEP 639). */
final class MetadataText {
  private static final String VERSION = "2.4";

  private static final Map<String, String> CONTENT_TYPES =
      Map.of("md", "text/markdown", "rst", "text/x-rst", "txt", "text/plain");

  /** The specification has no more than letters, digits and these in an extra's name. */
  private static final Pattern EXTRA = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?");

  private final SourceTree tree;
  private final ProjectTable project;
  private final StringBuilder text = new StringBuilder();
  private String body = "";

  private MetadataText(SourceTree tree, ProjectTable project) {
    this.tree = tree;
    this.project = project;
  }

  /**
   * The text of METADATA.
   *
   * @param licenses paths of the licence files
   */
  static String of(SourceTree tree, PyProject pyProject, List<String> licenses) {
    return new MetadataText(tree, pyProject.project()).print(licenses);
  }

  private String print(List<String> licenses) {
    header("Metadata-Version", VERSION);
    header("Name", required("name"));
    project.parsed("name", ProjectName::of);
    required("version");
    header("Version", project.parsed("version", Version::parse).orElseThrow().toString());
    project.text("description").ifPresent(summary -> header("Summary", summary));
    people("authors", "Author");
    people("maintainers", "Maintainer");
    license(licenses);
    if (!project.texts("keywords").isEmpty()) {
      header("Keywords", String.join(",", project.texts("keywords")));
    }
    project.texts("classifiers").forEach(classifier -> header("Classifier", classifier));
    project.table("urls").entries().forEach((l, url) -> header("Project-URL", l + ", " + url));
    project
        .parsed("requires-python", SpecifierSet::parse)
        .ifPresent(python -> header("Requires-Python", python.toString()));
    requirements();
    readme();
    return body.isEmpty() ? text.toString() : text + "\n" + body;
  }

  private String required(String key) {
    return project.text(key).orElseThrow(() -> project.failure(key, "is missing"));
  }

  private void header(String field, String value) {
    if (value.lines().count() > 1) {
      throw new UnbuildableProjectException(
          tree.shown(), "its %s has more than one line".formatted(field.toLowerCase(Locale.ROOT)));
    }
    text.append(field).append(": ").append(value.strip()).append('\n');
  }

  /** A name alone and an address have different fields. */
  private void people(String key, String field) {
    List<String> names = new ArrayList<>();
    List<String> addresses = new ArrayList<>();
    for (ProjectTable person : project.tables(key)) {
      Optional<String> name = person.text("name");
      Optional<String> email = person.text("email");
      if (email.isPresent()) {
        addresses.add(
            name.map(it -> "%s <%s>".formatted(displayName(it), email.get()))
                .orElseGet(email::get));
      } else {
        name.ifPresent(names::add);
      }
    }
    if (!names.isEmpty()) {
      header(field, String.join(", ", names));
    }
    if (!addresses.isEmpty()) {
      header(field + "-email", String.join(", ", addresses));
    }
  }

  /** RFC 822 has other names than words in quotes. */
  private static String displayName(String name) {
    return name.matches("(?U)[\\w '\\-]+")
        ? name
        : "\"" + name.replaceAll("[\\\\\"]", "\\\\$0") + "\"";
  }

  private void license(List<String> licenses) {
    JsonNode license = project.node().path("license");
    if (license.isTextual()) {
      header("License-Expression", license.textValue());
    } else if (license.isObject()) {
      ProjectTable table = project.table("license");
      Optional<String> words =
          table
              .text("text")
              .or(
                  () ->
                      table
                          .text("file")
                          .map(
                              file ->
                                  tree.text(file)
                                      .orElseThrow(() -> table.failure("file", "is not there"))));
      words.ifPresent(it -> folded("License", it));
    } else if (!license.isMissingNode()) {
      throw project.failure("license", "is neither a text nor a table");
    }
    licenses.forEach(file -> header("License-File", file));
  }

  private void folded(String field, String value) {
    // Eight spaces, as distutils folds lines.
    text.append(field).append(": ");
    text.append(String.join("\n        ", value.strip().lines().toList())).append('\n');
  }

  private void requirements() {
    project
        .texts("dependencies")
        .forEach(it -> header("Requires-Dist", requirement("dependencies", it).toString()));
    project
        .table("optional-dependencies")
        .lists()
        .forEach(
            (extra, requirements) -> {
              if (!EXTRA.matcher(extra).matches()) {
                throw project.failure("optional-dependencies", "has no valid name: " + extra);
              }
              String name = ProjectName.of(extra).normalized();
              header("Provides-Extra", name);
              Marker wanted = Marker.parse("extra == '%s'".formatted(name));
              for (String it : requirements) {
                Requirement requirement = requirement("optional-dependencies", it);
                header("Requires-Dist", requirement.onlyIf(wanted).toString());
              }
            });
  }

  private Requirement requirement(String key, String requirement) {
    return project.parse(key, requirement, Requirement::parse);
  }

  private void readme() {
    JsonNode readme = project.node().path("readme");
    if (readme.isMissingNode()) {
      return;
    }
    Optional<String> file;
    Optional<String> type = Optional.empty();
    if (readme.isTextual()) {
      file = project.text("readme");
    } else {
      ProjectTable table = project.table("readme");
      file = table.text("file");
      type = table.text("content-type");
      body = table.text("text").orElse("");
    }
    if (file.isPresent()) {
      String name = file.get();
      body =
          tree.text(name)
              .orElseThrow(
                  () -> project.failure("readme", "names %s, which is not there".formatted(name)));
    }
    Optional<String> suffix =
        file.map(name -> name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    type.or(() -> suffix.map(CONTENT_TYPES::get))
        .ifPresent(found -> header("Description-Content-Type", found));
  }
}
