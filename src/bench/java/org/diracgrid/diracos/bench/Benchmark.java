package org.diracgrid.diracos.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Something that is measured; {@link BenchmarkMain} lists all there are. */
public interface Benchmark {
  /** What to call it on the command line. */
  String name();

  /**
   * Measures.
   *
   * @param folder empty, for whatever it makes; removed afterwards
   */
  List<Row> run(Path folder) throws IOException;
}
