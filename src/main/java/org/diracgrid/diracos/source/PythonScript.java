package org.diracgrid.diracos.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What is run by a Python of any version, written into a folder first. */
enum PythonScript {
  /** Says what the Python is. */
  DESCRIBE("describe.py"),
  /** Calls a hook of a build backend. */
  HOOK("hook.py"),
  /** Has a Python see what a build requires. */
  SITE("sitecustomize.py");

  private final String filename;

  PythonScript(String filename) {
    this.filename = filename;
  }

  /** Writes it, and answers the file. */
  Path writeTo(Path folder) throws IOException {
    Path file = folder.resolve(filename);
    try (InputStream text = PythonScript.class.getResourceAsStream(filename)) {
      Files.copy(text, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }
}
