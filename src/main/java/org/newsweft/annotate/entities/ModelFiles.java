package org.newsweft.annotate.entities;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.newsweft.config.UserError;

/**
 * The four files of a model, in memory: this is what travels to the executors and into the folder
 * of a saved pipeline. {@code data/models/fast/FORMAT.md} describes them.
 */
public final class ModelFiles implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The models that come with the program; the job file calls them by these names. */
  public static final List<String> SHIPPED = List.of("small", "fast");

  static final String FORMAT = "model.json";
  public static final String LABELS = "labels.txt";
  static final String VOCABULARY = "vocab.txt";
  static final String GRAPH = "model.onnx";
  private static final List<String> ALL = List.of(FORMAT, LABELS, VOCABULARY, GRAPH);

  private final String name;
  private final LinkedHashMap<String, byte[]> contents;
  private final String fingerprint;

  private ModelFiles(String name, Map<String, byte[]> contents) {
    this.name = name;
    this.contents = new LinkedHashMap<>(contents);
    this.fingerprint = fingerprint(contents);
  }

  /**
   * Reads a model.
   *
   * @param model {@code small}, {@code fast}, or a folder that holds a model
   * @throws UserError if the folder cannot be read or lacks one of the files
   */
  public static ModelFiles read(String model, Configuration configuration) {
    return SHIPPED.contains(model) ? shipped(model) : ofFolder(model, configuration);
  }

  /** Whether a name or folder means a model of our own rather than a saved Spark NLP pipeline. */
  public static boolean isModel(String model, Configuration configuration) {
    if (SHIPPED.contains(model)) {
      return true;
    }
    try {
      var folder = new Path(model);
      FileSystem files = folder.getFileSystem(configuration);
      return files.exists(new Path(folder, FORMAT)) || files.exists(new Path(folder, GRAPH));
    } catch (IOException e) {
      throw unreadable(model, e);
    }
  }

  private static ModelFiles shipped(String name) {
    var contents = new LinkedHashMap<String, byte[]>();
    for (String file : ALL) {
      String resource = "/org/newsweft/models/" + name + "/" + file;
      try (InputStream in = ModelFiles.class.getResourceAsStream(resource)) {
        if (in == null) {
          throw new IllegalStateException("The program's jar lacks " + resource);
        }
        contents.put(file, in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new ModelFiles(name, contents);
  }

  private static ModelFiles ofFolder(String model, Configuration configuration) {
    var folder = new Path(model);
    var contents = new LinkedHashMap<String, byte[]>();
    try {
      FileSystem files = folder.getFileSystem(configuration);
      for (String file : ALL) {
        var path = new Path(folder, file);
        if (!files.exists(path)) {
          throw new UserError("The entity model %s has no %s".formatted(model, file));
        }
        try (InputStream in = files.open(path)) {
          contents.put(file, in.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw unreadable(model, e);
    }
    return new ModelFiles(model, contents);
  }

  private static UserError unreadable(String model, IOException e) {
    return new UserError("The entity model " + model + " cannot be read: " + e.getMessage(), e);
  }

  /** Writes the files into a folder, which is made. */
  public void write(String folder, Configuration configuration) throws IOException {
    for (var file : contents.entrySet()) {
      var path = new Path(folder, file.getKey());
      try (OutputStream out = path.getFileSystem(configuration).create(path)) {
        out.write(file.getValue());
      }
    }
  }

  /** What the job file calls the model: a name or a folder. */
  public String name() {
    return name;
  }

  /** SHA-256 over the names and contents of the files, in hexadecimal digits. */
  public String fingerprint() {
    return fingerprint;
  }

  byte[] bytes(String file) {
    return contents.get(file);
  }

  /** The lines of a text file without the end of line; a last one without it counts as well. */
  List<String> lines(String file) {
    return new String(bytes(file), StandardCharsets.UTF_8).lines().toList();
  }

  /** A mistake in one of the files. */
  public UserError problem(String file, String what) {
    return new UserError("The entity model %s: %s %s".formatted(name, file, what));
  }

  private static String fingerprint(Map<String, byte[]> contents) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      contents.forEach(
          (file, bytes) -> {
            digest.update((file + " " + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
          });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
