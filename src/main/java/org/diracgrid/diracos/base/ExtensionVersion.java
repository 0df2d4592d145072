package org.diracgrid.diracos.base;

/**
 * An extension that a base is itself.
 *
 * @param name e.g. {@code LHCb}
 * @param version e.g. {@code v1}
 */
public record ExtensionVersion(String name, String version) {
  @Override
  public String toString() {
    return name + " " + version;
  }
}
