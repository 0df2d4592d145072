package org.diracgrid.diracos.resolver;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.function.LongBinaryOperator;
import java.util.stream.IntStream;

/**
 * Which of a package's candidates are meant, and whether the package may also be absent. A set that
 * holds absence says what PubGrub calls a negative term, any other a positive one, so that both
 * kinds meet and turn round in the same way.
 */
final class CandidateSet {
  private final int size;

  /**
   * One bit for each candidate by its index, and bit {@code size} for absence. No BitSet, which
   * cannot tell whether it is part of another without a copy, and nothing is asked more often.
   */
  private final long[] words;

  private CandidateSet(int size, long[] words) {
    this.size = size;
    this.words = words;
  }

  /** Every candidate of {@code size}, and absence: nothing is known yet. */
  static CandidateSet anything(int size) {
    long[] words = new long[(size >> 6) + 1];
    Arrays.fill(words, -1L);
    words[words.length - 1] = lastWord(size);
    return new CandidateSet(size, words);
  }

  /** Exactly one of {@code size} candidates. */
  static CandidateSet only(int size, int index) {
    long[] words = new long[(size >> 6) + 1];
    words[Objects.checkIndex(index, size) >> 6] = 1L << index;
    return new CandidateSet(size, words);
  }

  /** The candidates of {@code size} whose bits are set, without absence. */
  static CandidateSet of(int size, BitSet candidates) {
    long[] words = Arrays.copyOf(candidates.toLongArray(), (size >> 6) + 1);
    return new CandidateSet(size, words).present();
  }

  /** The bits of the last word that mean something, absence being the highest. */
  private static long lastWord(int size) {
    return -1L >>> (63 - (size & 63));
  }

  CandidateSet and(CandidateSet other) {
    return with(other, (one, two) -> one & two);
  }

  CandidateSet or(CandidateSet other) {
    return with(other, (one, two) -> one | two);
  }

  /** What is in this set and not in the other. */
  CandidateSet without(CandidateSet other) {
    return with(other, (one, two) -> one & ~two);
  }

  private CandidateSet with(CandidateSet other, LongBinaryOperator operation) {
    long[] result = new long[words.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = operation.applyAsLong(words[i], other.words[i]);
    }
    return new CandidateSet(size, result);
  }

  /** What this set leaves out, absence included. */
  CandidateSet complement() {
    return anything(size).without(this);
  }

  /** The same candidates, without absence. */
  CandidateSet present() {
    long[] result = words.clone();
    result[result.length - 1] &= lastWord(size) >>> 1;
    return new CandidateSet(size, result);
  }

  boolean isEmpty() {
    for (long word : words) {
      if (word != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether everything is in it, absence too. */
  boolean isAnything() {
    return cardinality() == size + 1;
  }

  boolean holdsAbsence() {
    return bit(size);
  }

  boolean contains(int index) {
    return index < size && bit(index);
  }

  private boolean bit(int index) {
    return (words[index >> 6] & (1L << index)) != 0;
  }

  boolean intersects(CandidateSet other) {
    for (int i = 0; i < words.length; i++) {
      if ((words[i] & other.words[i]) != 0) {
        return true;
      }
    }
    return false;
  }

  boolean isSubsetOf(CandidateSet other) {
    for (int i = 0; i < words.length; i++) {
      if ((words[i] & ~other.words[i]) != 0) {
        return false;
      }
    }
    return true;
  }

  /** The candidates' indices, best first. */
  IntStream indices() {
    return BitSet.valueOf(words).stream().filter(index -> index < size);
  }

  /** How many candidates are in it, absence not counted. */
  int count() {
    return cardinality() - (holdsAbsence() ? 1 : 0);
  }

  private int cardinality() {
    int count = 0;
    for (long word : words) {
      count += Long.bitCount(word);
    }
    return count;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CandidateSet that
        && size == that.size
        && Arrays.equals(words, that.words);
  }

  @Override
  public int hashCode() {
    int hash = size;
    for (long word : words) {
      // Sets of one candidate each are many, and differ in one bit.
      hash = 31 * hash + Long.hashCode(word * 0x9E3779B97F4A7C15L);
    }
    return hash;
  }

  @Override
  public String toString() {
    return BitSet.valueOf(words) + " of " + size;
  }
}
