package org.diracgrid.diracos.release;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.diracgrid.diracos.archive.FileDigests;
import org.diracgrid.diracos.transfer.MaskedUri;
import org.diracgrid.diracos.transfer.NotFoundException;
import org.diracgrid.diracos.transfer.Transfer;
import org.diracgrid.diracos.transfer.TransferException;

/** Fetches a published tarball and its md5, and tells what dirac-install would not like. */
final class PublishedFiles {
  private static final String HEX = "[0-9a-f]{32}";
  private static final int MUCH = 60;

  private final Transfer transfer;

  /** One tarball is checked once, however many generations of installers fetch it. */
  private final Map<String, List<String>> known = new HashMap<>();

  PublishedFiles(Transfer transfer) {
    this.transfer = transfer;
  }

  /**
   * What is wrong, in sentences without full stop.
   *
   * @param location the folder, a URL or a path of this machine
   * @param stem e.g. {@code LHCbdiracos-v1}
   */
  List<String> problems(String location, String stem) {
    return known.computeIfAbsent(location + "/" + stem, key -> check(location, stem));
  }

  private List<String> check(String location, String stem) {
    List<String> found = new ArrayList<>();
    Optional<String> published = tarball(location + "/" + stem + ".tar.gz", found);
    String md5Url = location + "/" + stem + ".md5";
    String md5Name = shown(md5Url);
    md5(md5Url, found)
        .ifPresent(
            text -> {
              if (!text.matches(HEX)) {
                found.add(md5Name + " " + form(text));
              } else if (published.isPresent() && !published.get().equals(text)) {
                found.add(
                    "%s says %s, but the tarball has %s".formatted(md5Name, text, published.get()));
              }
            });
    return List.copyOf(found);
  }

  private Optional<String> tarball(String name, List<String> problems) {
    try {
      Path file = transfer.file(uri(name), List.of()).path();
      return Optional.of(FileDigests.of(file, bytes -> {}).md5());
    } catch (NotFoundException e) {
      problems.add(shown(name) + " does not exist");
    } catch (TransferException e) {
      problems.add(withoutStop(e));
    } catch (IllegalArgumentException e) {
      problems.add("'%s' is neither a URL nor a path".formatted(name));
    }
    return Optional.empty();
  }

  private Optional<String> md5(String name, List<String> problems) {
    try {
      return Optional.of(transfer.page(uri(name), "*/*").text(ISO_8859_1).strip());
    } catch (NotFoundException e) {
      problems.add(shown(name) + " does not exist");
    } catch (TransferException e) {
      problems.add(withoutStop(e));
    } catch (IllegalArgumentException e) {
      problems.add("'%s' is neither a URL nor a path".formatted(name));
    }
    return Optional.empty();
  }

  /** It is compared with the bare lower-case digest, white space around it apart. */
  private static String form(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.matches(HEX)) {
      return "is in upper case";
    }
    if (lower.matches("(?s)" + HEX + "\\s.*")) {
      return "holds more than the digest: " + brief(text);
    }
    return text.isEmpty() ? "is empty" : "holds no md5 but " + brief(text);
  }

  private static String brief(String text) {
    String line = text.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
    return "'" + (line.length() > MUCH ? line.substring(0, MUCH) + "…" : line) + "'";
  }

  /** A URL or path as it may be shown. */
  static String shown(String name) {
    try {
      return MaskedUri.of(URI.create(name)).toString();
    } catch (IllegalArgumentException e) {
      return name;
    }
  }

  private static URI uri(String name) {
    // What exists as a path is taken for one; a URL has a scheme.
    return name.matches("(?i)[a-z][a-z0-9+.-]+://.*")
        ? URI.create(name.replace(" ", "%20"))
        : Path.of(name).toAbsolutePath().toUri();
  }

  private static String withoutStop(TransferException failure) {
    return failure.getMessage().replaceAll("\\.$", "");
  }
}
