package org.newsweft.evaluate;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Measures the time for which a core works on this thread, whatever else the machine does. */
final class CoreClock {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private long nanos;
  private long words;

  /** CPU time of this thread so far, in nanoseconds. */
  static long now() {
    return THREADS.getCurrentThreadCpuTime();
  }

  /** Adds a piece of work: the words that it read and the time since {@code started}. */
  void add(long wordsRead, long started) {
    words += wordsRead;
    nanos += now() - started;
  }

  double wordsPerSecond() {
    return words / (Math.max(1, nanos) / 1e9);
  }

  /** Whether a token counts as a word: it holds a letter or a digit. */
  static boolean isWord(String token) {
    return token.codePoints().anyMatch(Character::isLetterOrDigit);
  }
}
