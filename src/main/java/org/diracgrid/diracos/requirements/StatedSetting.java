package org.diracgrid.diracos.requirements;

/**
 * What somebody said about where and how candidates are looked for.
 *
 * @param option pip's name for it without dashes, e.g. {@code extra-index-url}
 * @param value one value, credentials masked; {@code true} for an option that takes none
 * @param source where it was said, e.g. {@code /etc/pip.conf:3:1}, {@code PIP_INDEX_URL}, {@code
 *     requirements.txt:1:1}
 */
public record StatedSetting(String option, String value, String source) {
  /** Masks credentials in the value. */
  public StatedSetting {
    value = Masking.mask(value);
  }
}
