package org.diracgrid.diracos.release;

import java.nio.file.Path;

/** A folder on a server that takes uploads. */
public interface RemoteFolder {
  /**
   * Brings a file of the folder to this machine.
   *
   * @return whether there is one
   * @throws UnwritableReleaseException if the server does not say
   */
  boolean fetch(String name, Path to);

  /**
   * Puts a file there.
   *
   * @throws UnwritableReleaseException if the server does not take it
   */
  void put(String name, Path file);
}
