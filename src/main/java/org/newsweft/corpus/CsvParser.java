package org.newsweft.corpus;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.newsweft.config.UserError;

/**
 * Rows of comma-separated values (RFC 4180): a cell in double quotes may hold separators, line
 * breaks and doubled quotes. Lines without anything are no rows.
 *
 * <p>A parser of our own because one row may not take more memory than a bound, and because it must
 * say on which line a quote was opened that nothing closes.
 */
final class CsvParser implements Closeable {
  /**
   * A row.
   *
   * @param line line on which it begins, from 1
   * @param cells its cells; of an overlong row the first ones only
   * @param size length in characters, quotes and separators included
   * @param overlong whether more than the bound was there
   */
  record CsvRow(long line, List<String> cells, long size, boolean overlong) {}

  private static final int END = -1;
  private static final int BYTE_ORDER_MARK = '\uFEFF';

  private final Reader reader;
  private final String file;
  private final char separator;
  private final int maxChars;
  private final char[] buffer = new char[1 << 14];
  private int position;
  private int length;
  private boolean atBeginning = true;
  private long line = 1;
  private final StringBuilder cell = new StringBuilder();
  private List<String> cells = new ArrayList<>();
  private long size;

  /**
   * @param file for messages
   * @param maxChars longest row that is held
   */
  CsvParser(Reader reader, String file, char separator, int maxChars) {
    this.reader = reader;
    this.file = file;
    this.separator = separator;
    this.maxChars = maxChars;
  }

  /**
   * The next row; null at the end.
   *
   * @throws UserError if quotes stand where they make no sense, with the line
   * @throws IOException if the file cannot be read any further
   */
  CsvRow next() throws IOException {
    while (true) {
      if (atBeginning && peek() == BYTE_ORDER_MARK) {
        read();
      }
      atBeginning = false;
      long firstLine = line;
      cells = new ArrayList<>();
      size = 0;
      if (peek() == END) {
        return null;
      }
      while (readCell()) {
        // A separator followed: there is another cell.
      }
      if (size > 0) {
        return new CsvRow(firstLine, cells, size, size > maxChars);
      }
    }
  }

  /** Reads a cell and what ends it; true if that is a separator. */
  private boolean readCell() throws IOException {
    cell.setLength(0);
    boolean quoted = peek() == '"';
    if (quoted) {
      readQuoted();
    }
    while (true) {
      int c = read();
      boolean ends = c == END || c == '\n' || c == '\r' || c == separator;
      if (ends) {
        if (size <= maxChars) {
          cells.add(cell.toString());
        }
        if (c == separator) {
          size++;
          return true;
        }
        if (c == '\r' && peek() == '\n') {
          read();
        }
        if (c != END) {
          line++;
        }
        return false;
      }
      if (!quoted) {
        hold(c);
      } else if (c != ' ' && c != '\t') {
        throw new UserError(
            "%s:%d: \"%s\" stands between a closing quote and the next separator; double the quotes inside a cell, or check input.csv_separator"
                .formatted(file, line, Character.toString(c)));
      }
    }
  }

  /** Reads from the opening quote to the closing one. */
  private void readQuoted() throws IOException {
    long opened = line;
    read();
    size += 2;
    while (true) {
      int c = read();
      if (c == END) {
        throw new UserError(
            "%s:%d: the quote that opens a cell here is never closed".formatted(file, opened));
      }
      if (c == '"') {
        if (peek() != '"') {
          return;
        }
        read();
      }
      if (c == '\n') {
        line++;
      }
      hold(c);
    }
  }

  private void hold(int c) {
    size++;
    if (size <= maxChars) {
      cell.append((char) c);
    }
  }

  private int peek() throws IOException {
    return fill() ? buffer[position] : END;
  }

  private int read() throws IOException {
    return fill() ? buffer[position++] : END;
  }

  private boolean fill() throws IOException {
    if (position < length) {
      return true;
    }
    position = 0;
    length = Math.max(0, reader.read(buffer, 0, buffer.length));
    return length > 0;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
