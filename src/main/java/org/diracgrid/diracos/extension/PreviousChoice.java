package org.diracgrid.diracos.extension;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.diracgrid.diracos.base.BaseReference;

/**
 * The earlier extension to compare with.
 *
 * @param reference where its tarball is
 */
public record PreviousChoice(BaseReference reference) {
  /**
   * Reads a path, a URL or Maven coordinates, as those of a base.
   *
   * @param folder what a relative path is relative to
   * @throws PreviousExtensionException if it is none of the three
   * @throws ArtifactNotFoundException if no repository has it
   */
  public static PreviousChoice read(String text, Path folder, ArtifactSource artifacts) {
    Setting setting = new Setting(List.of(text), "compareWith", folder);
    try {
      return new PreviousChoice(
          new SpecReader(artifacts)
              .readBase(ExtensionSettings.of(Map.of(ExtensionKey.BASE, setting)))
              .orElseThrow());
    } catch (InvalidSettingException e) {
      throw new PreviousExtensionException(e);
    }
  }
}
