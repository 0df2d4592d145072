package org.diracgrid.diracos.requirements;

/**
 * A value, and who said it.
 *
 * @param <T> its type
 * @param value no secret
 * @param source where it was said, as of {@link StatedSetting}
 */
public record Stated<T>(T value, String source) {}
