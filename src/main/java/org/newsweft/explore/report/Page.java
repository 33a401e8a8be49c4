package org.newsweft.explore.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The HTML file. Data and the chart library stand in it as gzip in Base64, which no text can end
 * early; the page unpacks them. Nothing that comes from a corpus stands in the file as HTML, and a
 * Content-Security-Policy lets no script run but the two that are named by their hashes.
 */
final class Page {
  private static final String CHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

  /** The scripts of the page, in the order in which they use one another. */
  private static final List<String> SCRIPTS =
      List.of(
          "dom.js",
          "data.js",
          "address.js",
          "layout.js",
          "charts.js",
          "parts.js",
          "overview.js",
          "trends.js",
          "network.js",
          "item.js",
          "subject.js",
          "search.js",
          "page.js");

  private final String template;
  private final String style;
  private final String script;
  private final byte[] charts;

  Page() {
    template = text("page.html");
    style = "\n" + text("page.css");
    script = SCRIPTS.stream().map(Page::text).collect(Collectors.joining("\n", "\n", ""));
    charts = resource(CHARTS);
  }

  /**
   * Puts the page together.
   *
   * @param counts {@link ReportData} in gzip
   * @param articles {@link Evidence} as one JSON list, in gzip
   * @param articleCount number of articles in it
   */
  byte[] html(byte[] counts, byte[] articles, int articleCount) {
    String policy =
        ("default-src 'none'; script-src '%s' '%s'; style-src '%s'; img-src data:; base-uri 'none';"
                + " form-action 'none'")
            .formatted(
                hash(script.getBytes(StandardCharsets.UTF_8)),
                hash(charts),
                hash(style.getBytes(StandardCharsets.UTF_8)));
    return template
        .replace("{{policy}}", policy)
        .replace("{{style}}", style)
        .replace("{{script}}", script)
        .replace("{{charts}}", base64(gzip(charts)))
        .replace("{{counts}}", base64(counts))
        .replace("{{articles}}", base64(articles))
        .replace("{{articleCount}}", Integer.toString(articleCount))
        .getBytes(StandardCharsets.UTF_8);
  }

  static byte[] gzip(byte[] bytes) {
    var packed = new ByteArrayOutputStream();
    try (OutputStream out = new BestGzip(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** The name of a script or style in the policy. */
  private static String hash(byte[] bytes) {
    try {
      return "sha256-" + base64(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(String name) {
    return new String(resource("/org/newsweft/report/" + name), StandardCharsets.UTF_8);
  }

  private static byte[] resource(String path) {
    try (InputStream in = Page.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + path + " is missing from the build");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
