package org.newsweft.trends;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Series whose results are published; {@code series.txt} says where they come from. */
final class PublishedSeries {
  private PublishedSeries() {}

  /** The values of a series in the order of time; NaN where one is missing. */
  static double[] of(String name) {
    try (InputStream in = PublishedSeries.class.getResourceAsStream("series.txt")) {
      String line =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(l -> l.startsWith(name + " "))
              .findFirst()
              .orElseThrow();
      return Arrays.stream(line.split(" "))
          .skip(1)
          .mapToDouble(v -> v.equals("NA") ? Double.NaN : Double.parseDouble(v))
          .toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those values that are not missing. */
  static double[] present(String name) {
    return Arrays.stream(of(name)).filter(v -> !Double.isNaN(v)).toArray();
  }
}
