package org.newsweft.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.newsweft.annotate.ModelRecogniser;
import org.newsweft.config.JobConfig;
import org.newsweft.corpus.CorpusFile;
import org.newsweft.items.Catalogue;

/**
 * What the results of a run depend on, as SHA-256 in hexadecimal: if it is the same as that of an
 * earlier run, so are the results.
 *
 * @param all of everything: program, corpus, job file, catalogue, model. A corpus file counts as
 *     unchanged if its path, size and time of change are
 * @param annotations of what decides which names are found in a text
 * @param counts of what decides, besides the mentions, which counts come of them
 */
record Fingerprints(String all, String annotations, @JsonProperty("counts") String counts) {

  static Fingerprints of(
      JobConfig job,
      List<CorpusFile> files,
      Catalogue catalogue,
      Optional<ModelRecogniser> model,
      Configuration configuration) {
    String annotations =
        sha256(
            Manifest.version(),
            Manifest.build(),
            catalogue.fingerprint(),
            model.map(m -> m.files().fingerprint()).orElseGet(() -> folder(job, configuration)),
            job.annotate().labels(),
            job.items().kinds());
    String counts =
        sha256(
            Manifest.version(), Manifest.build(), job.counts(), job.dates().period(), annotations);
    var settings = new TreeMap<>(job.resolved());
    settings.remove("output.path");
    String all =
        sha256(
            annotations,
            counts,
            settings,
            job.items().overrides().map(file -> content(file, configuration)).orElse(""),
            files);
    return new Fingerprints(all, annotations, counts);
  }

  /** Whether an earlier run had the same of everything. */
  boolean isSameRun(JsonNode manifest) {
    return all.equals(manifest.path("fingerprints").path("all").asText());
  }

  /** A saved pipeline counts as unchanged if the names, sizes and times of its files are. */
  private static String folder(JobConfig job, Configuration configuration) {
    String model = job.annotate().model();
    if (model == null) {
      return "none";
    }
    var path = new Path(model);
    var names = new TreeMap<String, String>();
    try {
      var found = path.getFileSystem(configuration).listFiles(path, true);
      while (found.hasNext()) {
        var file = found.next();
        names.put(file.getPath().toString(), file.getLen() + " " + file.getModificationTime());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names.toString();
  }

  private static String content(String file, Configuration configuration) {
    var path = new Path(file);
    try (InputStream in = path.getFileSystem(configuration).open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(Object... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Object part : parts) {
        digest.update((part + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
