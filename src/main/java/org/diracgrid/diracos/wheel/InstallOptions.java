package org.diracgrid.diracos.wheel;

/**
 * How strict installing is.
 *
 * @param conflicts on files that two own
 * @param recordMismatches on wheels that differ from their RECORD
 */
public record InstallOptions(ConflictPolicy conflicts, RecordMismatchPolicy recordMismatches) {}
