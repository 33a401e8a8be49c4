package org.newsweft.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.EnumMap;
import java.util.Locale;
import org.newsweft.config.JobConfig.Field;
import org.newsweft.config.JobConfig.Input;

/**
 * A plain-text file as the one record that it is. Its id is its path below the folder that the job
 * names, without the extension.
 */
final class PlainText implements RawRecords {
  private final InputStream in;
  private final String name;
  private final Charset charset;
  private final Limits limits;
  private boolean read;

  PlainText(InputStream in, String name, Input input) {
    this.in = in;
    this.name = name;
    this.charset = Charset.forName(input.charset());
    this.limits = Limits.of(input);
  }

  @Override
  public RawRecord next() throws IOException {
    if (read) {
      return null;
    }
    read = true;
    byte[] bytes = in.readNBytes(limits.record());
    long size = bytes.length + rest();
    if (size > bytes.length) {
      int shown = Math.min(bytes.length, Limits.EXCERPT_BYTES);
      return RawRecord.rejected(
          1,
          RejectReason.TOO_LONG,
          limits.tooLong(size, "bytes"),
          new String(bytes, 0, shown, charset));
    }
    var decoded = Decoding.decode(bytes, 0, bytes.length, charset);
    if (decoded.bad()) {
      return RawRecord.rejected(
          1, RejectReason.BAD_ENCODING, decoded.detail(charset), decoded.text());
    }
    var values = new EnumMap<Field, String>(Field.class);
    values.put(Field.ID, id());
    values.put(Field.TEXT, decoded.text());
    return RawRecord.of(1, values, decoded.text());
  }

  /** How many bytes there are beyond those that may be held. */
  private long rest() throws IOException {
    byte[] chunk = new byte[1 << 13];
    long rest = 0;
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      rest += n;
    }
    return rest;
  }

  private String id() {
    String plain = Compression.withoutSuffix(name);
    return plain.toLowerCase(Locale.ROOT).endsWith(".txt")
        ? plain.substring(0, plain.length() - ".txt".length())
        : plain;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
