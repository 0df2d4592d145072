package org.diracgrid.diracos.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.diracgrid.diracos.archive.FileDigests;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The report for programs")
class JsonReportTest {
  @Test
  @DisplayName("has all findings, those of the base apart")
  void prints() {
    byte[] json =
        new JsonReport()
            .print(
                new VerificationReport(
                    "VOdiracos-v1.tar.gz",
                    new FileDigests("md5", "sha", 7),
                    3,
                    Optional.empty(),
                    new Verdict(
                        List.of(Finding.error("entries", "diracos/x", "is in the archive twice")),
                        List.of(Finding.warning("links", "diracos/a", "leads to \"b\"")))));

    assertThat(new String(json, UTF_8).replace("\r\n", "\n"))
        .isEqualTo(
            """
            {
              "format" : 1,
              "holds" : false,
              "errors" : 1,
              "warnings" : 0,
              "notes" : 0,
              "archive" : {
                "file" : "VOdiracos-v1.tar.gz",
                "size" : 7,
                "md5" : "md5",
                "sha256" : "sha",
                "entries" : 3
              },
              "base" : null,
              "findings" : [ {
                "severity" : "error",
                "check" : "entries",
                "path" : "diracos/x",
                "sentence" : "is in the archive twice"
              } ],
              "ofBase" : [ {
                "severity" : "warning",
                "check" : "links",
                "path" : "diracos/a",
                "sentence" : "leads to \\"b\\""
              } ]
            }
            """);
  }
}
