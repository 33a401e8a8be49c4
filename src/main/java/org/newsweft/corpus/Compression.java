package org.newsweft.corpus;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.GzipCodec;

/** Opens files, unpacking those whose names end in .gz, .bz2 or .zst. */
final class Compression {
  private static final List<String> SUFFIXES = List.of(".gz", ".bz2", ".zst");

  private Compression() {}

  /** Whether a file is unpacked when it is read, and so cannot be read from its middle. */
  static boolean isCompressed(String path) {
    return !withoutSuffix(path).equals(path);
  }

  /** The name that the file had before it was compressed. */
  static String withoutSuffix(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    for (String suffix : SUFFIXES) {
      if (lower.endsWith(suffix)) {
        return path.substring(0, path.length() - suffix.length());
      }
    }
    return path;
  }

  /** The bytes of a file, unpacked. */
  static InputStream open(String path, Configuration configuration) throws IOException {
    var file = new Path(path);
    InputStream bytes = file.getFileSystem(configuration).open(file);
    try {
      String lower = path.toLowerCase(Locale.ROOT);
      if (lower.endsWith(".gz")) {
        var gzip = new GzipCodec();
        gzip.setConf(configuration);
        return gzip.createInputStream(bytes);
      }
      if (lower.endsWith(".bz2")) {
        // Hadoop's own codec takes a damaged or shortened file for an empty one.
        return new BZip2CompressorInputStream(new BufferedInputStream(bytes), true);
      }
      if (lower.endsWith(".zst")) {
        // Hadoop's own codec asks for a native library; Spark brings this one.
        return new ZstdInputStream(bytes);
      }
      return bytes;
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }
}
