package org.diracgrid.diracos.transfer;

import java.util.regex.Pattern;

/**
 * What the cache keeps, and how the files of each kind are named; all else is somebody else's.
 *
 * <p>Different versions of this plugin use one cache at the same time. So where a format may
 * change, its number is in the file's name: who changes it counts on, and neither reads the
 * other's.
 */
public enum CachePart {
  /** Bases and wheels, by digest. */
  FILES("bases and wheels", "content-[0-9a-z]+/([0-9a-f]{2})/\\1[0-9a-f]+"),
  /** Files that have not come whole. */
  PARTIAL("broken downloads", "partial/[0-9a-f]{64}\\.(part|json)"),
  /** What an index answered, and what else is small. */
  PAGES("pages", "(pages|urls)/([0-9a-f]{2})/\\2[0-9a-f]{62}\\.(json|body|\\d+\\.page)"),
  /** Metadata of distributions. */
  METADATA("metadata", "metadata/([0-9a-f]{2})/[0-9a-z]+-\\1[0-9a-f]+(\\.\\d+\\.text)?"),
  /** What is known of bases. */
  INVENTORIES(
      "inventories",
      "(inventories/[0-9a-f]{64}(-\\d+\\.\\d+\\.inventory|\\.\\d+\\.index)|digests/([0-9a-z]+-)?[0-9a-f]{32,})"),
  /** Wheels made of source trees, these, unpacked or checked out, and which commits were which. */
  BUILT(
      "built",
      "built/([0-9a-f]{64}/[^/]+\\.whl|logs/[^/]+\\.log|(sdists|python|bases)/(\\.\\d+|[0-9a-f]{64})|git/[0-9a-f]{8,64}/[0-9a-f]{40,64}(\\.commit)?)"),
  /** What a process left behind that was ended in the middle. */
  DRAFTS(
      "drafts",
      "(content-[0-9a-z]+|pages|urls|metadata|inventories|digests|partial|built)/([0-9a-f]{2}/)?(\\.|draft)\\d+\\.tmp");

  private final String label;
  private final Pattern paths;

  CachePart(String label, String paths) {
    this.label = label;
    this.paths = Pattern.compile(paths);
  }

  /** What to call it in the plural. */
  public String label() {
    return label;
  }

  /**
   * Whether a file is of this kind.
   *
   * @param path relative to the cache's folder, with slashes
   */
  boolean holds(String path) {
    return paths.matcher(path).matches();
  }
}
