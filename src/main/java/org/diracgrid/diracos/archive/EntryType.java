package org.diracgrid.diracos.archive;

/** What an archive entry is. */
public enum EntryType {
  FILE,
  DIRECTORY,
  SYMBOLIC_LINK,
  HARD_LINK,
  /** A device, a pipe or anything else a DIRACOS never holds. */
  OTHER
}
