package org.newsweft.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsweft.TestSpark;
import org.newsweft.config.JobFile;
import org.newsweft.evaluate.ItemEvaluation;
import org.newsweft.evaluate.ItemReport;

/**
 * The countries of short texts in the manner of local papers and of agencies, written for this
 * test: towns, counties and capitals, hardly a country by name.
 */
class CountriesOfNewsTest {
  @ParameterizedTest
  @CsvSource({"local-news.jsonl, 0.90, 0.15", "agency-news.jsonl, 0.95, 0.08"})
  void countriesAreFoundAheadOfALookUpOfTheirNames(String file, double f1, double ahead)
      throws URISyntaxException {
    var texts = new File(CountriesOfNewsTest.class.getResource(file).toURI());
    ItemReport report = evaluate(texts.toPath());

    double ours = report.scores().micro().f1();
    assertThat(ours).as("%s: %s", file, report.mistakes()).isGreaterThanOrEqualTo(f1);
    assertThat(ours - report.baseline().orElseThrow().micro().f1()).isGreaterThanOrEqualTo(ahead);
  }

  private static ItemReport evaluate(Path file) {
    var job =
        JobFile.load(
            Optional.empty(),
            List.of(
                new JobFile.Setting("annotate.model", List.of("fast"), "test"),
                new JobFile.Setting("input.paths", List.of(file.toString()), "test")));
    return new Evaluation(job, TestSpark::session)
        .ofItems(file, new ItemEvaluation(Duration.ZERO, 30));
  }
}
