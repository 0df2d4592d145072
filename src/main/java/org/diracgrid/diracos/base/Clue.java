package org.diracgrid.diracos.base;

/**
 * Something that one entry of a base tells about its Python or its platform.
 *
 * @param kind what it tells
 * @param path the entry
 * @param value what it says
 */
record Clue(Kind kind, String path, String value) {
  /** Whether the entry belongs to this Python and to no other one of the base. */
  boolean of(BasePython python) {
    if (path.equals(python.executable())) {
      return true;
    }
    String prefix = python.prefix() + "/";
    if (!path.startsWith(prefix)) {
      return false;
    }
    String place = path.substring(prefix.length());
    String name = "python" + python.minorVersion();
    return place.startsWith("lib/" + name + "/")
        || place.startsWith("lib64/" + name + "/")
        || place.matches("lib(64)?/lib\\Q" + name + "\\E\\D.*")
        || place.startsWith("include/" + name + "/")
        || place.startsWith("include/" + name + "m/")
        || place.startsWith("conda-meta/python-" + python.minorVersion() + ".");
  }

  /** What a clue tells. */
  enum Kind {
    /** {@code PY_VERSION} of patchlevel.h. */
    HEADER_VERSION,
    /** The version in the name of Python's own egg-info or conda package. */
    PACKAGE_VERSION,
    /** The version string inside a program or library. */
    BINARY_VERSION,
    /** The source folder Python was built in. */
    BUILD_VERSION,
    /** Bytes of a unicode character, by the symbols of a program or library. */
    BINARY_UNICODE,
    /** Bytes of a unicode character, by a header or the build's variables. */
    HEADER_UNICODE,
    /** The ABI in an extension module's name or the build's variables, e.g. {@code cpython-311}. */
    SOABI,
    /** The machine a program or library is for. */
    MACHINE,
    /** The machine in the name that Python's build gave a file, e.g. {@code x86_64-linux-gnu}. */
    NAMED_MACHINE,
    /** The object format of a program that is not for Linux. */
    FOREIGN_FORMAT,
    /** The minor version of the glibc 2 a program or library needs. */
    GLIBC_NEEDED,
    /** The minor version of a glibc 2 that lies in the base. */
    GLIBC_SHIPPED
  }
}
