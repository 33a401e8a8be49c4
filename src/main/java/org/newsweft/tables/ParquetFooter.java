package org.newsweft.tables;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * Makes the bytes of a Parquet file a function of its rows.
 *
 * <p>The writer lists the encodings of a column chunk in the order of a hash set of enum constants,
 * whose hash codes are other ones in every JVM: the same rows gave other footers from run to run.
 * Here the lists are sorted. The pages, and all offsets into them, stay as they are.
 */
final class ParquetFooter {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  /** The length of the footer (four bytes, little endian) and the magic word end the file. */
  private static final int TAIL_BYTES = Integer.BYTES + MAGIC.length;

  private ParquetFooter() {}

  /**
   * Copies a file, its footer put in order.
   *
   * @return the number of its rows
   * @throws IOException if it is no complete Parquet file
   */
  static long copySorted(Path from, Path to, Configuration configuration) throws IOException {
    FileSystem files = from.getFileSystem(configuration);
    long length = files.getFileStatus(from).getLen();
    try (FSDataInputStream in = files.open(from);
        FSDataOutputStream out = files.create(to, false)) {
      byte[] tail = new byte[TAIL_BYTES];
      in.readFully(length - TAIL_BYTES, tail);
      int footerLength = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
      long footerStart = length - TAIL_BYTES - footerLength;
      if (footerLength <= 0 || footerStart < MAGIC.length) {
        throw new IOException(from + " is no complete Parquet file");
      }
      byte[] footer = new byte[footerLength];
      in.readFully(footerStart, footer);
      FileMetaData metadata = Util.readFileMetaData(new ByteArrayInputStream(footer));
      sortEncodings(metadata);
      var sorted = new ByteArrayOutputStream(footerLength);
      Util.writeFileMetaData(metadata, sorted);

      in.seek(0);
      copy(in, out, footerStart);
      sorted.writeTo(out);
      out.write(
          ByteBuffer.allocate(Integer.BYTES)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putInt(sorted.size())
              .array());
      out.write(MAGIC);
      return metadata.getNum_rows();
    }
  }

  private static void sortEncodings(FileMetaData metadata) {
    for (RowGroup group : metadata.getRow_groups()) {
      for (ColumnChunk chunk : group.getColumns()) {
        chunk.getMeta_data().getEncodings().sort(Comparator.comparingInt(Encoding::getValue));
        if (chunk.getMeta_data().isSetEncoding_stats()) {
          chunk
              .getMeta_data()
              .getEncoding_stats()
              .sort(
                  Comparator.comparingInt((PageEncodingStats s) -> s.getPage_type().getValue())
                      .thenComparingInt(s -> s.getEncoding().getValue()));
        }
      }
    }
  }

  private static void copy(FSDataInputStream in, FSDataOutputStream out, long bytes)
      throws IOException {
    byte[] buffer = new byte[1 << 16];
    long left = bytes;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new IOException("The file ended " + left + " bytes early");
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }
}
