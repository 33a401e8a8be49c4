package org.newsweft.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a report is printed. */
public enum ReportFormat {
  /** For people: per cent, and the mistakes. */
  TABLE {
    @Override
    public void print(EntityReport report, PrintStream out) {
      header(out, "label");
      report.labels().forEach((label, score) -> row(out, label, score));
      row(out, "all", report.micro());
      footer(out, report.mistakes(), report.wordsPerCoreSecond());
    }

    @Override
    public void print(ItemReport report, PrintStream out) {
      out.printf(Locale.ROOT, "%s of %,d articles%n%n", report.kind(), report.articles());
      header(out, "by the job");
      rows(out, report.scores());
      report
          .baseline()
          .ifPresent(
              baseline -> {
                out.println();
                header(out, "by names and demonyms");
                rows(out, baseline);
                out.printf(
                    Locale.ROOT,
                    "%ngain of the job in micro F1: %+.1f%n",
                    100 * (report.scores().micro().f1() - baseline.micro().f1()));
              });
      footer(out, report.mistakes(), report.wordsPerCoreSecond());
    }
  },

  /** One JSON object on one line; shares of 1. */
  JSON {
    @Override
    public void print(EntityReport report, PrintStream out) {
      var labels = new LinkedHashMap<String, Object>();
      report.labels().forEach((label, score) -> labels.put(label, object(score)));
      var object = new LinkedHashMap<String, Object>();
      object.put("labels", labels);
      object.put("micro", object(report.micro()));
      object.put("words_per_core_second", Math.round(report.wordsPerCoreSecond()));
      out.println(json(object));
    }

    @Override
    public void print(ItemReport report, PrintStream out) {
      var object = new LinkedHashMap<String, Object>();
      object.put("kind", report.kind());
      object.put("articles", report.articles());
      putScores(object, report.scores());
      report
          .baseline()
          .ifPresent(
              baseline -> {
                var simple = new LinkedHashMap<String, Object>();
                putScores(simple, baseline);
                object.put("baseline", simple);
              });
      object.put("words_per_core_second", Math.round(report.wordsPerCoreSecond()));
      out.println(json(object));
    }
  };

  private static final String FIRST = "%-22s";

  /** Prints the scores of names. */
  public abstract void print(EntityReport report, PrintStream out);

  /** Prints the scores of items by article. */
  public abstract void print(ItemReport report, PrintStream out);

  private static void header(PrintStream out, String first) {
    out.printf(
        Locale.ROOT, FIRST + " %9s %9s %9s %9s%n", first, "precision", "recall", "F1", "support");
  }

  private static void row(PrintStream out, String first, Score score) {
    row(out, first, score.precision(), score.recall(), score.f1(), score.support());
  }

  private static void row(
      PrintStream out, String first, double precision, double recall, double f1, long support) {
    out.printf(
        Locale.ROOT,
        FIRST + " %9.1f %9.1f %9.1f %,9d%n",
        first,
        100 * precision,
        100 * recall,
        100 * f1,
        support);
  }

  private static void rows(PrintStream out, ItemReport.Scores scores) {
    row(out, "micro", scores.micro());
    SetScore.Macro macro = scores.macro();
    row(out, "macro", macro.precision(), macro.recall(), macro.f1(), macro.support());
  }

  private static void footer(
      PrintStream out, List<Mistake.Counted> mistakes, double wordsPerCoreSecond) {
    out.printf(Locale.ROOT, "%n%,d words per core-second%n", Math.round(wordsPerCoreSecond));
    if (mistakes.isEmpty()) {
      return;
    }
    out.printf("%nThe most frequent mistakes (marked → found):%n");
    for (Mistake.Counted counted : mistakes) {
      Mistake mistake = counted.mistake();
      out.printf(
          Locale.ROOT,
          "%,6d  %-13s  %s%n",
          counted.count(),
          mistake.kind().words(),
          switch (mistake.kind()) {
            case MISSED -> mistake.marked();
            case SPURIOUS -> mistake.found();
            case WRONG_LABEL, WRONG_BORDERS -> mistake.marked() + " → " + mistake.found();
          });
    }
  }

  private static void putScores(Map<String, Object> object, ItemReport.Scores scores) {
    object.put("micro", object(scores.micro()));
    SetScore.Macro macro = scores.macro();
    object.put("macro", object(macro.precision(), macro.recall(), macro.f1(), macro.support()));
  }

  private static Map<String, Object> object(Score score) {
    return object(score.precision(), score.recall(), score.f1(), score.support());
  }

  private static Map<String, Object> object(
      double precision, double recall, double f1, long support) {
    var object = new LinkedHashMap<String, Object>();
    object.put("precision", rounded(precision));
    object.put("recall", rounded(recall));
    object.put("f1", rounded(f1));
    object.put("support", support);
    return object;
  }

  private static double rounded(double share) {
    return Math.round(share * 1e6) / 1e6;
  }

  private static String json(Map<String, Object> object) {
    try {
      return new ObjectMapper().writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
