package org.newsweft.evaluate;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.newsweft.config.UserError;

/** Reads the lines of gold files, packed by gzip or not. */
public final class GoldFiles {
  /** The most faults that one message tells of. */
  private static final int FAULTS_SHOWN = 20;

  private GoldFiles() {}

  /**
   * Whether a file is JSON Lines: by its name ({@code .jsonl}, {@code .ndjson}, {@code .json}, also
   * with {@code .gz}).
   */
  public static boolean isJsonLines(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.matches(".*\\.(jsonl|ndjson|json)(\\.gz)?");
  }

  /**
   * All lines of a file in UTF-8, without line ends and a byte order mark.
   *
   * @throws UserError if the file cannot be read, or with the first line that is not UTF-8
   */
  static List<String> lines(Path file) {
    byte[] bytes = bytes(file);
    var lines = new ArrayList<String>();
    int start = 0;
    while (start < bytes.length) {
      int end = start;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      int last = end > start && bytes[end - 1] == '\r' ? end - 1 : end;
      try {
        String line =
            StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes, start, last - start))
                .toString();
        lines.add(lines.isEmpty() && line.startsWith("\uFEFF") ? line.substring(1) : line);
      } catch (CharacterCodingException e) {
        throw new UserError(
            "%s:%d: not UTF-8; save the file in that character set"
                .formatted(file, lines.size() + 1),
            e);
      }
      start = end + 1;
    }
    return lines;
  }

  private static byte[] bytes(Path file) {
    if (!Files.exists(file)) {
      throw new UserError("There is no file " + file);
    }
    if (Files.isDirectory(file)) {
      throw new UserError(file + " is a folder; name a file of marked text");
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      in.mark(2);
      boolean packed = in.read() == 0x1f && in.read() == 0x8b;
      in.reset();
      return packed ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
    } catch (IOException e) {
      throw new UserError(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Throws what was found wrong, if anything was. */
  static void check(List<String> faults) {
    if (faults.isEmpty()) {
      return;
    }
    var shown = new ArrayList<>(faults.subList(0, Math.min(FAULTS_SHOWN, faults.size())));
    if (faults.size() > FAULTS_SHOWN) {
      shown.add("… and %,d more such lines".formatted(faults.size() - FAULTS_SHOWN));
    }
    throw new UserError(shown);
  }
}
