package org.diracgrid.diracos.resolver;

/**
 * A statement about one package: it is one of the set's candidates, or absent if the set holds
 * that.
 */
record Term(Identifier subject, CandidateSet set) {
  Term inverse() {
    return new Term(subject, set.complement());
  }
}
