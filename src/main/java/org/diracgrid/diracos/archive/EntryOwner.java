package org.diracgrid.diracos.archive;

/**
 * Whose an archive entry is.
 *
 * @param user number of the user
 * @param group number of the group
 * @param userName which readers that run as root prefer to the number, or empty
 * @param groupName likewise
 */
public record EntryOwner(long user, long group, String userName, String groupName) {
  /** Who owns what is new. */
  public static final EntryOwner ROOT = new EntryOwner(0, 0, "root", "root");
}
