package org.diracgrid.diracos.extension;

import java.util.List;

/**
 * What holds for an extension and who said so; no secret is in it.
 *
 * @param extension what describes the extension
 * @param index where and how distributions are looked for
 * @param user what the plugin has at hand
 */
public record EffectiveConfiguration(List<Row> extension, List<Row> index, List<Row> user) {
  /**
   * One value.
   *
   * @param name a key or an option
   * @param value of it, credentials masked
   * @param source where it was said
   */
  public record Row(String name, String value, String source) {}
}
