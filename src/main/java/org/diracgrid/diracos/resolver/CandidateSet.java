package org.diracgrid.diracos.resolver;

import java.util.BitSet;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Which of a package's candidates are meant, and whether the package may also be absent. A set that
 * holds absence says what PubGrub calls a negative term, any other a positive one, so that both
 * kinds meet and turn round in the same way.
 */
final class CandidateSet {
  private final int size;

  /** One bit for each candidate by its index, and bit {@code size} for absence. */
  private final BitSet bits;

  private CandidateSet(int size, BitSet bits) {
    this.size = size;
    this.bits = bits;
  }

  /** Every candidate of {@code size}, and absence: nothing is known yet. */
  static CandidateSet anything(int size) {
    BitSet bits = new BitSet(size + 1);
    bits.set(0, size + 1);
    return new CandidateSet(size, bits);
  }

  /** Exactly one of {@code size} candidates. */
  static CandidateSet only(int size, int index) {
    BitSet bits = new BitSet(size + 1);
    bits.set(Objects.checkIndex(index, size));
    return new CandidateSet(size, bits);
  }

  /** The candidates of {@code size} whose bits are set, without absence. */
  static CandidateSet of(int size, BitSet candidates) {
    BitSet bits = new BitSet(size + 1);
    bits.or(candidates);
    bits.clear(size, Math.max(size, bits.length()));
    return new CandidateSet(size, bits);
  }

  CandidateSet and(CandidateSet other) {
    BitSet both = (BitSet) bits.clone();
    both.and(other.bits);
    return new CandidateSet(size, both);
  }

  CandidateSet or(CandidateSet other) {
    BitSet either = (BitSet) bits.clone();
    either.or(other.bits);
    return new CandidateSet(size, either);
  }

  /** What this set leaves out, absence included. */
  CandidateSet complement() {
    BitSet rest = (BitSet) bits.clone();
    rest.flip(0, size + 1);
    return new CandidateSet(size, rest);
  }

  /** The same candidates, without absence. */
  CandidateSet present() {
    return of(size, bits);
  }

  boolean isEmpty() {
    return bits.isEmpty();
  }

  /** Whether everything is in it, absence too. */
  boolean isAnything() {
    return bits.cardinality() == size + 1;
  }

  boolean holdsAbsence() {
    return bits.get(size);
  }

  boolean contains(int index) {
    return index < size && bits.get(index);
  }

  boolean intersects(CandidateSet other) {
    return bits.intersects(other.bits);
  }

  boolean isSubsetOf(CandidateSet other) {
    // The complement's words are never materialised: this is asked for every term of every pass.
    for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(i + 1)) {
      if (!other.bits.get(i)) {
        return false;
      }
    }
    return true;
  }

  /** The candidates' indices, best first. */
  IntStream indices() {
    return bits.stream().filter(index -> index < size);
  }

  /** How many candidates are in it, absence not counted. */
  int count() {
    return bits.cardinality() - (holdsAbsence() ? 1 : 0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CandidateSet that && size == that.size && bits.equals(that.bits);
  }

  @Override
  public int hashCode() {
    return bits.hashCode();
  }

  @Override
  public String toString() {
    return bits + " of " + size;
  }
}
