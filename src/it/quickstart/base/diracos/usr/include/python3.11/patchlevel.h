/* As in any CPython; a DIRACOS extension is built for the version that stands here. */
#define PY_MAJOR_VERSION        3
#define PY_MINOR_VERSION        11
#define PY_MICRO_VERSION        7
#define PY_VERSION              "3.11.7"
