package org.diracgrid.diracos.wheel;

import java.nio.file.Path;
import java.util.Optional;
import org.diracgrid.diracos.python.WheelName;

/**
 * A wheel that is to be installed.
 *
 * @param file where it lies
 * @param name what its file name says
 * @param requested whether the user asked for it by name, which REQUESTED records (PEP 376)
 * @param directUrl what direct_url.json is to say (PEP 610); empty for a wheel of an index
 * @param vouched whether its bytes met a hash of an index, a lock or the user
 * @param library the site-packages that it must go to, from the archive's root; empty for the one
 *     that it chooses itself by Root-Is-Purelib
 */
public record WheelSource(
    Path file,
    WheelName name,
    boolean requested,
    Optional<DirectUrl> directUrl,
    boolean vouched,
    Optional<String> library) {
  /** A wheel that goes to the site-packages it chooses itself. */
  public WheelSource(
      Path file,
      WheelName name,
      boolean requested,
      Optional<DirectUrl> directUrl,
      boolean vouched) {
    this(file, name, requested, directUrl, vouched, Optional.empty());
  }
}
