package org.newsweft.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** What {@code run.json} says of a run: the only place for times and paths. */
public final class Manifest {
  private final Map<String, Object> entries = new LinkedHashMap<>();

  Manifest() {
    entries.put("program", "newsweft");
    entries.put("version", version());
  }

  Manifest with(String key, Object value) {
    entries.put(key, value);
    return this;
  }

  String json() {
    try {
      return new ObjectMapper()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .writeValueAsString(entries)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The version of the program, from the build. */
  public static String version() {
    return property("version");
  }

  /** When the program was built; programs built at other times may give other results. */
  static String build() {
    return property("build");
  }

  private static String property(String name) {
    var properties = new Properties();
    try (InputStream in = Manifest.class.getResourceAsStream("/org/newsweft/version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty(name);
  }
}
