package org.diracgrid.diracos.requirements;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diracgrid.diracos.python.SdistName;

/**
 * A requirement's text seen as a path of this machine, as pip's {@code _get_url_from_path} does.
 *
 * @param path without extras
 * @param extras in brackets, as written; may be empty
 * @param written whole
 */
record LocalReference(String path, String extras, String written) {
  private static final Pattern WITH_EXTRAS =
      Pattern.compile("(?U)(.+?)\\s*+(\\[[^\\]]+\\])", Pattern.DOTALL);

  static LocalReference of(String text) {
    String plain = DirectTarget.isUrl(text) ? text : text.replaceFirst("(?<=.)/+$", "");
    Matcher matcher = WITH_EXTRAS.matcher(plain);
    return matcher.matches()
        ? new LocalReference(matcher.group(1), matcher.group(2), text)
        : new LocalReference(plain, "", text);
  }

  /** Whether it names an archive by its suffix rather than a folder. */
  boolean isArchive() {
    return path.endsWith(".whl") || SdistName.hasSdistSuffix(path);
  }

  /** Whether pip would take it for a name in front of an {@code @}. */
  boolean isNamed() {
    int at = written.indexOf('@');
    return at >= 0 && !looksLikePath(written.substring(0, at));
  }

  /** The folder it names, if there is one and it does not look like a project's name. */
  Optional<Path> folder(RequirementsSource source) {
    return looksLikePath(written)
        ? Optional.of(source.local(path)).filter(Files::isDirectory)
        : Optional.empty();
  }

  /** Whether it can be nothing but a path. */
  boolean isPath() {
    return written.startsWith(".") || written.startsWith("/");
  }

  private static boolean looksLikePath(String text) {
    return text.startsWith(".") || text.contains("/") || text.contains("\\");
  }
}
