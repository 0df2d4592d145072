package org.diracgrid.diracos.wheel;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.diracgrid.diracos.python.CoreMetadata;
import org.diracgrid.diracos.python.HeaderFields;
import org.diracgrid.diracos.python.InvalidTextException;
import org.diracgrid.diracos.python.WheelName;
import org.diracgrid.diracos.python.WheelTag;

/** A wheel whose file is called otherwise than a wheel has to be, as in a Maven repository. */
public final class WheelContent {
  private WheelContent() {}

  /**
   * The name that the wheel has to have, as its METADATA and WHEEL tell it.
   *
   * @param shown the wheel as messages name it
   * @throws WheelException if it is no wheel
   */
  public static WheelName name(Path file, String shown) {
    Map<String, WheelMember> members = DistInfo.byName(new WheelArchive(file, shown).members());
    String folder = DistInfo.folder(shown, members.keySet());
    CoreMetadata metadata =
        DistInfo.read(shown, members, folder + "/METADATA", CoreMetadata::parse);
    HeaderFields header = DistInfo.read(shown, members, folder + "/WHEEL", HeaderFields::parse);
    try {
      Set<WheelTag> tags = new HashSet<>();
      header.all("Tag").forEach(tag -> tags.addAll(WheelTag.expand(tag)));
      if (tags.isEmpty()) {
        throw new MalformedWheelException(shown, "its WHEEL file has no Tag");
      }
      Optional<String> build = header.first("Build");
      return WheelName.of(metadata.name(), metadata.version(), build, tags);
    } catch (InvalidTextException e) {
      throw new MalformedWheelException(shown, "it can have no name: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new MalformedWheelException(
          shown, "its WHEEL file has a wrong Tag: " + e.getMessage(), e);
    }
  }
}
