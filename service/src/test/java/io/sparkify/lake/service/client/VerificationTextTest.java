package io.sparkify.lake.service.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class VerificationTextTest {
  @Test
  void tablesAreAlignedAndProblemsSayWhatToDo() throws Exception {
    String digest = "0123456789abcdef".repeat(4);
    String answer =
        """
        {"run_id": "r", "partition": "2018-11", "verified": false, "tables": [
          {"table": "songplays", "files": 1, "rows": 6820, "bytes": 101043, "digest": "%s",
           "verified": true},
          {"table": "time", "files": 12, "rows": 0, "bytes": 0, "digest": null,
           "verified": false}],
         "problems": [{"code": "file_missing", "path": "time/time.parquet", "expected": "a file",
           "observed": "none", "remedy": "Load it again."},
          {"code": "books_do_not_balance", "path": null, "expected": "a", "observed": "b",
           "remedy": "c"}]}
        """
            .formatted(digest);
    assertThat(VerificationText.of(new ObjectMapper().readTree(answer)))
        .isEqualTo(
            """
            2018-11, run r
            table      verified  files   rows    bytes             digest
            songplays  yes           1  6,820  101,043  0123456789abcdef…
            time       NO           12      0        0                  -

            file_missing time/time.parquet
              expected: a file
              found:    none
              remedy:   Load it again.

            books_do_not_balance
              expected: a
              found:    b
              remedy:   c""");
  }
}
