package org.diracgrid.diracos.extension;

import java.nio.file.Path;

/**
 * Where an extension's lock is, and what to do about it.
 *
 * @param file the lock, which need not be there
 * @param policy what to do about it
 */
public record LockChoice(Path file, LockPolicy policy) {}
