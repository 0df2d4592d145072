package org.diracgrid.diracos.release;

/** A CFG file has not the section that is to be changed. */
public final class MissingCfgSectionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MissingCfgSectionException(String file, String section, String known) {
    super("%s has no section '%s'; it has %s".formatted(file, section, known));
  }
}
