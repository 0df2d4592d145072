package org.diracgrid.diracos.python;

/**
 * A wheel's build tag; decides between wheels that are otherwise alike, the higher one wins.
 *
 * @param number the leading digits
 * @param suffix what follows them
 */
public record BuildTag(long number, String suffix) implements Comparable<BuildTag> {
  @Override
  public int compareTo(BuildTag other) {
    int byNumber = Long.compare(number, other.number);
    return byNumber != 0 ? byNumber : suffix.compareTo(other.suffix);
  }
}
