package org.newsweft.corpus;

import java.io.Closeable;
import java.io.IOException;

/** The records of a file or of a part of one, in order. */
interface RawRecords extends Closeable {
  /**
   * The next record; null at the end.
   *
   * @throws IOException if the file cannot be read any further
   */
  RawRecord next() throws IOException;
}
