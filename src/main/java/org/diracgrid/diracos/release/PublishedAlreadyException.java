package org.diracgrid.diracos.release;

/** Another tarball was published under the same version. */
public final class PublishedAlreadyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PublishedAlreadyException(String place, String published, String built) {
    super(
        "%s is published already with md5 %s, while the one built has %s; installers cache a version for ever"
            .formatted(place, published, built));
  }
}
