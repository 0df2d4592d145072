package org.diracgrid.diracos.archive;

/**
 * An archive as it was written.
 *
 * @param size in bytes
 * @param md5 lower-case hexadecimal
 * @param sha256 lower-case hexadecimal
 * @param method how the base's bytes were taken over, in words for the build record
 */
public record WrittenArchive(long size, String md5, String sha256, String method) {}
