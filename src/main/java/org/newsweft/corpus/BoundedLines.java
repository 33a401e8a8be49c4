package org.newsweft.corpus;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of a range of bytes, one at a time, none of which takes more memory than a bound.
 *
 * <p>A line ends with LF or CR LF, or with the file; it belongs to the range in which it begins.
 */
final class BoundedLines implements Closeable {
  private static final int CHUNK = 1 << 16;

  private final InputStream in;
  private final long end;
  private final int maxBytes;
  private final byte[] chunk = new byte[CHUNK];
  private int chunkPosition;
  private int chunkLength;
  private byte[] line = new byte[1 << 12];
  private int held;
  private long size;

  /** Offset in the file of the next byte. */
  private long position;

  private long number;

  /**
   * @param in stands at {@code start - 1}, or at 0 if that is the start
   * @param start first byte of the range
   * @param end the byte after the last one
   * @param firstNumber number of the first line that begins in the range
   * @param maxBytes of a longer line only so many bytes are held
   */
  BoundedLines(InputStream in, long start, long end, long firstNumber, int maxBytes)
      throws IOException {
    this.in = in;
    this.end = end;
    this.maxBytes = maxBytes;
    this.number = firstNumber - 1;
    this.position = Math.max(0, start - 1);
    if (start > 0) {
      // The rest of a line that began before; only the LF itself, if the range begins a line.
      readLine();
    }
  }

  /** Moves to the next line; false if no further line begins in the range. */
  boolean next() throws IOException {
    if (position >= end || !readLine()) {
      return false;
    }
    number++;
    return true;
  }

  /** Number of the line in the file, from 1. */
  long number() {
    return number;
  }

  /** The bytes of the line without its end; valid up to the next call of {@link #next}. */
  byte[] bytes() {
    return line;
  }

  /** How many of {@link #bytes} belong to the line. */
  int length() {
    return held;
  }

  /** Size of the line in bytes, which is more than {@link #length} if it did not fit. */
  long size() {
    return size;
  }

  boolean overlong() {
    return size > held;
  }

  /** Whether the line has nothing but blanks. */
  boolean blank() {
    for (int i = 0; i < held; i++) {
      if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
        return false;
      }
    }
    return !overlong();
  }

  private boolean readLine() throws IOException {
    held = 0;
    size = 0;
    boolean anything = false;
    while (fill()) {
      anything = true;
      int from = chunkPosition;
      int to = from;
      while (to < chunkLength && chunk[to] != '\n') {
        to++;
      }
      hold(from, to);
      boolean ended = to < chunkLength;
      chunkPosition = ended ? to + 1 : to;
      position += chunkPosition - from;
      if (ended) {
        break;
      }
    }
    if (held > 0 && size == held && line[held - 1] == '\r') {
      held--;
      size--;
    }
    return anything;
  }

  private void hold(int from, int to) {
    size += to - from;
    int fits = Math.min(to - from, maxBytes - held);
    if (held + fits > line.length) {
      line = Arrays.copyOf(line, (int) Math.min(maxBytes, Math.max(held + fits, 2L * line.length)));
    }
    System.arraycopy(chunk, from, line, held, fits);
    held += fits;
  }

  private boolean fill() throws IOException {
    if (chunkPosition < chunkLength) {
      return true;
    }
    chunkPosition = 0;
    chunkLength = Math.max(0, in.read(chunk, 0, chunk.length));
    return chunkLength > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
