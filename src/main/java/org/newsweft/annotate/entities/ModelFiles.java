package org.newsweft.annotate.entities;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.newsweft.config.UserError;

/**
 * The files of a model, and of the model that reads beside it, in memory: this is what travels to
 * the executors and into the folder of a saved pipeline. {@code data/models/fast/FORMAT.md}
 * describes them.
 */
public final class ModelFiles implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The models that come with the program; the job file calls them by these names. */
  public static final List<String> SHIPPED = List.of("small", "fast");

  static final String FORMAT = "model.json";
  public static final String LABELS = "labels.txt";
  static final String VOCABULARY = "vocab.txt";
  static final String GRAPH = "model.onnx";

  /** Only models of the kind {@code words} have it. */
  static final String WORD_GRAPH = "words.onnx";

  private static final List<String> NEEDED = List.of(FORMAT, LABELS, VOCABULARY, GRAPH);
  private static final List<String> ALL = List.of(FORMAT, LABELS, VOCABULARY, GRAPH, WORD_GRAPH);

  /** Opens a file of a model; null if there is none. */
  private interface Source {
    InputStream open(String file) throws IOException;
  }

  private final String name;
  private final LinkedHashMap<String, byte[]> contents;
  private final ModelFiles partner;
  private final String fingerprint;

  private ModelFiles(String name, Map<String, byte[]> contents, ModelFiles partner) {
    this.name = name;
    this.contents = new LinkedHashMap<>(contents);
    this.partner = partner;
    this.fingerprint = fingerprint(contents, partner);
  }

  /**
   * Reads a model, and the one that reads beside it: the folder of that name inside this one's, or
   * beside it.
   *
   * @param model {@code small}, {@code fast}, or a folder that holds a model
   * @throws UserError if a folder cannot be read or lacks one of the files
   */
  public static ModelFiles read(String model, Configuration configuration) {
    ModelFiles alone = readAlone(model, configuration);
    return new ModelFormat(alone)
        .partner()
        .map(
            partner ->
                new ModelFiles(
                    model,
                    alone.contents,
                    readAlone(place(model, partner.model(), configuration), configuration)))
        .orElse(alone);
  }

  private static String place(String model, String partner, Configuration configuration) {
    if (SHIPPED.contains(model)) {
      return partner;
    }
    var inside = new Path(model, partner);
    try {
      return inside.getFileSystem(configuration).exists(inside)
          ? inside.toString()
          : new Path(model, "../" + partner).toString();
    } catch (IOException e) {
      throw unreadable(model, e);
    }
  }

  private static ModelFiles readAlone(String model, Configuration configuration) {
    return SHIPPED.contains(model)
        ? read(model, file -> resource(model, file))
        : read(model, file -> fileOf(model, file, configuration));
  }

  private static InputStream resource(String model, String file) {
    return ModelFiles.class.getResourceAsStream("/org/newsweft/models/" + model + "/" + file);
  }

  private static InputStream fileOf(String model, String file, Configuration configuration)
      throws IOException {
    var path = new Path(model, file);
    FileSystem files = path.getFileSystem(configuration);
    return files.exists(path) ? files.open(path) : null;
  }

  private static ModelFiles read(String model, Source source) {
    var contents = new LinkedHashMap<String, byte[]>();
    for (String file : ALL) {
      try (InputStream in = source.open(file)) {
        if (in != null) {
          contents.put(file, in.readAllBytes());
        } else if (NEEDED.contains(file)) {
          throw new UserError("The entity model %s has no %s".formatted(model, file));
        }
      } catch (IOException e) {
        throw unreadable(model, e);
      }
    }
    return new ModelFiles(model, contents, null);
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
    if (partner != null) {
      String partnerName = new ModelFormat(this).partner().orElseThrow().model();
      partner.write(new Path(folder, partnerName).toString(), configuration);
    }
  }

  /** The model that reads beside this one. */
  Optional<ModelFiles> partner() {
    return Optional.ofNullable(partner);
  }

  /** What the job file calls the model: a name or a folder. */
  public String name() {
    return name;
  }

  /** SHA-256 over names and contents of all files, in hexadecimal digits. */
  public String fingerprint() {
    return fingerprint;
  }

  /**
   * @throws UserError if the model has no such file
   */
  byte[] bytes(String file) {
    byte[] bytes = contents.get(file);
    if (bytes == null) {
      throw new UserError("The entity model %s has no %s".formatted(name, file));
    }
    return bytes;
  }

  /** The lines of a text file without the end of line; a last one without it counts as well. */
  List<String> lines(String file) {
    return new String(bytes(file), StandardCharsets.UTF_8).lines().toList();
  }

  /** A mistake in one of the files. */
  public UserError problem(String file, String what) {
    return new UserError("The entity model %s: %s %s".formatted(name, file, what));
  }

  private static String fingerprint(Map<String, byte[]> contents, ModelFiles partner) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      contents.forEach(
          (file, bytes) -> {
            digest.update((file + " " + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
          });
      if (partner != null) {
        digest.update(partner.fingerprint.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
