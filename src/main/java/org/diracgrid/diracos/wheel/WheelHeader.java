package org.diracgrid.diracos.wheel;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a wheel's WHEEL file says about installing it.
 *
 * @param version its Wheel-Version, e.g. {@code 1.0}
 * @param rootIsPurelib whether its root goes to purelib, else to platlib
 */
record WheelHeader(String version, boolean rootIsPurelib) {
  private static final Pattern VERSION = Pattern.compile("\\d{1,9}(\\.\\d{1,9})*");

  /** Reads the file; throws {@link WheelException} for a version that cannot be installed. */
  static WheelHeader parse(String text, String wheel) {
    Map<String, String> fields = fields(text);
    String version = fields.get("wheel-version");
    if (version == null || !VERSION.matcher(version).matches()) {
      throw new MalformedWheelException(
          wheel,
          version == null
              ? "its WHEEL file has no Wheel-Version"
              : "its Wheel-Version '%s' is no version".formatted(version));
    }
    if (Integer.parseInt(part(version, 0)) > 1) {
      throw new UnsupportedWheelVersionException(wheel, version);
    }
    // As pip reads it: any case, and a wheel that does not say so is not pure.
    boolean pure = "true".equalsIgnoreCase(fields.get("root-is-purelib"));
    return new WheelHeader(version, pure);
  }

  /** What to tell the user if the wheel is newer than the format known here (PEP 427). */
  Optional<String> warning(String wheel) {
    boolean newer =
        Integer.parseInt(part(version, 0)) == 1 && Integer.parseInt(part(version, 1)) > 0;
    return newer
        ? Optional.of(
            "%s has Wheel-Version %s; it is installed as a wheel of version 1.0"
                .formatted(wheel, version))
        : Optional.empty();
  }

  private static String part(String version, int index) {
    String[] parts = version.split("\\.");
    return index < parts.length ? parts[index] : "0";
  }

  /** Header fields as in an e-mail, by lower-case name; of a repeated one, the first. */
  private static Map<String, String> fields(String text) {
    Map<String, String> fields = new HashMap<>();
    for (String line : text.lines().toList()) {
      if (line.isBlank()) {
        break;
      }
      int colon = line.indexOf(':');
      if (colon > 0) {
        fields.putIfAbsent(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip());
      }
    }
    return fields;
  }
}
