package org.newsweft.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTest {
  private static final Configuration CONFIGURATION = new Configuration();

  @TempDir private Path folder;

  private static byte[] compressed(String suffix, byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (OutputStream packed =
        switch (suffix) {
          case "gz" -> new GZIPOutputStream(out);
          case "bz2" -> new BZip2CompressorOutputStream(out);
          default -> new ZstdOutputStream(out);
        }) {
      packed.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] text() {
    var text = new StringBuilder();
    var random = new Random(2);
    for (int i = 0; i < 500; i++) {
      text.append(random.nextInt(1000)).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private byte[] read(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, bytes);
    try (InputStream in = Compression.open(file.toString(), CONFIGURATION)) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"gz", "bz2", "zst"})
  void aCompressedFileIsUnpacked(String suffix) throws IOException {
    assertThat(read("a." + suffix, compressed(suffix, text()))).isEqualTo(text());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"gz", "bz2", "zst"})
  void partsThatWereJoinedAreAllUnpacked(String suffix) throws IOException {
    byte[] part = compressed(suffix, text());
    byte[] joined = Arrays.copyOf(part, 2 * part.length);
    System.arraycopy(part, 0, joined, part.length, part.length);
    assertThat(read("a." + suffix, joined)).hasSize(2 * text().length);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"gz", "bz2", "zst"})
  void aFileThatIsCutOffAnywhereIsAnError(String suffix) throws IOException {
    byte[] whole = compressed(suffix, text());
    for (int length = 1; length < whole.length; length += 13) {
      try {
        read("a." + suffix, Arrays.copyOf(whole, length));
        fail("no error at %d of %d bytes", length, whole.length);
      } catch (IOException e) {
        assertThat(e).hasMessageNotContaining("null");
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"gz", "bz2", "zst"})
  void aDamagedFileGivesNoOtherErrorThanAnIoException(String suffix) throws IOException {
    byte[] whole = compressed(suffix, text());
    var random = new Random(4);
    for (int i = 0; i < 200; i++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
      try {
        byte[] read = read("a." + suffix, damaged);
        // The format of Zstandard does not oblige writers to add a checksum.
        assertThat(suffix.equals("zst") || Arrays.equals(read, text())).isTrue();
      } catch (IOException e) {
        assertThat(e).isNotNull();
      }
    }
  }

  @Test
  void aSuffixMayBeInCapitals() throws IOException {
    assertThat(read("A.TXT.GZ", compressed("gz", text()))).isEqualTo(text());
  }
}
