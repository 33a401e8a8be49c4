package org.newsweft.annotate.entities;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * Two models of a few kilobytes whose weights are written by hand ({@code make_models.py} beside
 * them): a word with a capital is a person, one of capitals only an organisation.
 */
public final class TinyModels {
  /** A model of the kind {@code pieces}, its rows 32 entries long. */
  public static final String PIECES = "tiny-pieces";

  /** A model of the kind {@code words}. */
  public static final String WORDS = "tiny-words";

  private TinyModels() {}

  /** Copies a model into a folder of its own. */
  public static Path copy(String name, Path parent) {
    try {
      Path folder = Files.createDirectories(parent.resolve(name));
      for (String file : files(name)) {
        try (InputStream in = TinyModels.class.getResourceAsStream(name + "/" + file)) {
          Files.write(folder.resolve(file), in.readAllBytes());
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of a model. */
  public static List<String> files(String name) {
    return name.equals(WORDS)
        ? List.of("model.json", "labels.txt", "vocab.txt", "model.onnx", "words.onnx")
        : List.of("model.json", "labels.txt", "vocab.txt", "model.onnx");
  }

  static EntityModel open(Path folder) {
    return EntityModel.open(ModelFiles.read(folder.toString(), new Configuration()));
  }

  /** A finder of a model that nothing is done to. */
  static EntityFinder finder(String name) {
    try {
      Path parent = Files.createTempDirectory("newsweft-model");
      Path folder = copy(name, parent);
      EntityFinder finder = open(folder).finder();
      try (var files = Files.list(folder)) {
        files.forEach(file -> file.toFile().delete());
      }
      Files.delete(folder);
      Files.delete(parent);
      return finder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
