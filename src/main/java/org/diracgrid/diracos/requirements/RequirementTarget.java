package org.diracgrid.diracos.requirements;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.diracgrid.diracos.python.WheelName;
import org.diracgrid.diracos.transfer.Checksum;

/** What one requirement asks for. */
public sealed interface RequirementTarget {
  /** A project by name and specifier, to be found on an index. */
  record Named() implements RequirementTarget {}

  /**
   * A wheel or sdist at a URL ({@code file:} for local ones); of the fragment only a hash is kept,
   * e.g. {@code #sha256=…}.
   *
   * @param subdirectory where the project lies in it
   */
  record Link(URI uri, Optional<String> subdirectory) implements RequirementTarget {
    /** One that is the project itself. */
    public Link(URI uri) {
      this(uri, Optional.empty());
    }
  }

  /**
   * A wheel on this machine whose file is called otherwise than a wheel has to be.
   *
   * @param name the name it has to have
   * @param sha256 of its bytes
   */
  record NamelessWheel(Path file, WheelName name, Checksum sha256) implements RequirementTarget {}

  /** A local folder with a project in it. */
  record Folder(Path path, Optional<String> subdirectory) implements RequirementTarget {}

  /**
   * A version control checkout.
   *
   * @param scheme e.g. {@code git+https}
   * @param repository the URL without scheme prefix, revision and fragment
   * @param revision tag, branch or commit
   * @param subdirectory where the project lies in it
   */
  record Checkout(
      String scheme, URI repository, Optional<String> revision, Optional<String> subdirectory)
      implements RequirementTarget {
    /**
     * What a URL asks for, empty if it is none of version control; throws {@link
     * IllegalArgumentException}, which says what is wrong with it.
     */
    public static Optional<Checkout> of(String url) {
      return DirectTarget.isCheckout(url)
          ? Optional.of((Checkout) DirectTarget.of(url).target())
          : Optional.empty();
    }
  }
}
