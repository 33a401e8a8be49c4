package org.newsweft.job;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.newsweft.counts.KernelBenchmark;

/**
 * The floor of the counting benchmark: pairs counted in one thread, from numbers in a file, with no
 * Spark, no texts, no stories, no outlets and nothing written. No job can do with less.
 *
 * <p>The same product as the kernel's, ordered by degree: the row of a pair is its rarer item.
 */
final class CountingFloor {
  private static final int MAP_BYTES = 1 << 30;

  private CountingFloor() {}

  /** Writes articles month by month: the number of items, the items, the bitmaps. */
  static void write(Path file, long articles) throws IOException {
    try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      for (int month = 0; month < InventedArticle.MONTHS; month++) {
        for (long id = month; id < articles; id += InventedArticle.MONTHS) {
          var article = new InventedArticle(id);
          out.writeInt(article.items().length);
          for (int item : article.items()) {
            out.writeInt(item);
          }
          for (long bitmap : article.bitmaps()) {
            out.writeLong(bitmap);
          }
        }
        out.writeInt(0);
      }
    }
  }

  static KernelBenchmark.Result run(Path file, int minArticles) throws IOException {
    long[] sums = new long[3];
    double seconds = 0;
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      var in = new Input(channel);
      for (int month = 0; month < InventedArticle.MONTHS; month++) {
        seconds += countMonth(in, minArticles, sums);
      }
    }
    return new KernelBenchmark.Result(sums, seconds);
  }

  /** The file through a buffer. */
  private static final class Input {
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(MAP_BYTES >> 8).limit(0);

    Input(FileChannel channel) {
      this.channel = channel;
    }

    ByteBuffer atLeast(int bytes) throws IOException {
      if (buffer.remaining() < bytes) {
        buffer.compact();
        while (buffer.position() < bytes && channel.read(buffer) >= 0) {
          // Until there is enough, or no more.
        }
        buffer.flip();
      }
      return buffer;
    }
  }

  /** Gives the CPU time of the count without that of reading. */
  private static double countMonth(Input in, int minArticles, long[] sums) throws IOException {
    int[] from = new int[1024];
    int[] itemAt = new int[1 << 14];
    long[] bitmapAt = new long[1 << 14];
    int articles = 0;
    int entries = 0;
    int items = 0;
    for (int size = in.atLeast(4).getInt(); size > 0; size = in.atLeast(4).getInt()) {
      if (articles + 2 > from.length) {
        from = Arrays.copyOf(from, 2 * from.length);
      }
      if (entries + size > itemAt.length) {
        itemAt = Arrays.copyOf(itemAt, 2 * itemAt.length);
        bitmapAt = Arrays.copyOf(bitmapAt, 2 * bitmapAt.length);
      }
      ByteBuffer article = in.atLeast(size * 12);
      for (int i = 0; i < size; i++) {
        itemAt[entries + i] = article.getInt();
        items = Math.max(items, itemAt[entries + i] + 1);
      }
      for (int i = 0; i < size; i++) {
        bitmapAt[entries + i] = article.getLong();
      }
      entries += size;
      from[++articles] = entries;
    }
    double started = KernelBenchmark.cpuSeconds();
    multiply(from, articles, itemAt, bitmapAt, items, minArticles, sums);
    return KernelBenchmark.cpuSeconds() - started;
  }

  private static void multiply(
      int[] from,
      int articles,
      int[] itemAt,
      long[] bitmapAt,
      int items,
      int minArticles,
      long[] sums) {
    int entries = from[articles];
    int[] rank = ranks(itemAt, entries, items);
    int[] postingsFrom = new int[items + 1];
    for (int a = 0; a < articles; a++) {
      sortByRank(itemAt, bitmapAt, from[a], from[a + 1], rank);
    }
    for (int e = 0; e < entries; e++) {
      postingsFrom[itemAt[e] + 1]++;
    }
    for (int i = 0; i < items; i++) {
      postingsFrom[i + 1] += postingsFrom[i];
    }
    int[] next = Arrays.copyOf(postingsFrom, items);
    int[] place = new int[entries];
    int[] end = new int[entries];
    for (int a = 0; a < articles; a++) {
      for (int e = from[a]; e < from[a + 1]; e++) {
        int posting = next[itemAt[e]]++;
        place[posting] = e;
        end[posting] = from[a + 1];
      }
    }
    int[] both = new int[2 * items];
    int[] touched = new int[items];
    for (int item = 0; item < items; item++) {
      int count = 0;
      for (int p = postingsFrom[item]; p < postingsFrom[item + 1]; p++) {
        long bitmap = bitmapAt[place[p]];
        for (int e = place[p] + 1; e < end[p]; e++) {
          int cell = 2 * itemAt[e];
          if (both[cell]++ == 0) {
            touched[count++] = cell;
          }
          both[cell + 1] += Long.bitCount(bitmap & bitmapAt[e]);
        }
      }
      for (int t = 0; t < count; t++) {
        int cell = touched[t];
        if (both[cell] >= minArticles) {
          sums[0]++;
          sums[1] += both[cell];
          sums[2] += both[cell + 1];
        }
        both[cell] = 0;
        both[cell + 1] = 0;
      }
    }
  }

  /** The rank of each item: 0 for the rarest. */
  private static int[] ranks(int[] itemAt, int entries, int items) {
    int[] frequency = new int[items];
    for (int e = 0; e < entries; e++) {
      frequency[itemAt[e]]++;
    }
    long[] byFrequency = new long[items];
    for (int i = 0; i < items; i++) {
      byFrequency[i] = ((long) frequency[i] << 32) | i;
    }
    Arrays.sort(byFrequency);
    int[] rank = new int[items];
    for (int r = 0; r < items; r++) {
      rank[(int) byFrequency[r]] = r;
    }
    return rank;
  }

  private static void sortByRank(int[] itemAt, long[] bitmapAt, int from, int to, int[] rank) {
    long[] order = new long[to - from];
    long[] bitmaps = Arrays.copyOfRange(bitmapAt, from, to);
    for (int i = 0; i < order.length; i++) {
      order[i] = ((long) rank[itemAt[from + i]] << 32) | i;
    }
    Arrays.sort(order);
    for (int i = 0; i < order.length; i++) {
      itemAt[from + i] = (int) (order[i] >> 32);
      bitmapAt[from + i] = bitmaps[(int) order[i]];
    }
  }
}
