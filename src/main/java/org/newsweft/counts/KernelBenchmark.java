package org.newsweft.counts;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The counting of pairs alone, as the tasks of {@link CountStage} do it with the packs that have
 * come to them: in one thread, without Spark, and nothing is written. For the comparison with the
 * floor in the counting benchmark.
 */
public final class KernelBenchmark {
  private KernelBenchmark() {}

  /** Writes packs, one a period: their length, and their bytes. */
  public static final class Writer implements AutoCloseable {
    private final DataOutputStream out;
    private ArticlePack pack = new ArticlePack(new TextNumbers());

    /** A writer of a new file. */
    public Writer(Path file) throws IOException {
      out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
    }

    /**
     * Adds an article to the period.
     *
     * @param source its outlet
     * @param story its story
     * @param sentences number of its sentences
     * @param items the item of each mention
     * @param mentionedIn the sentence of each mention, from 0
     */
    public void add(String source, String story, int sentences, String[] items, int[] mentionedIn) {
      UTF8String[] texts = new UTF8String[items.length];
      boolean[] counted = new boolean[items.length];
      for (int i = 0; i < items.length; i++) {
        texts[i] = UTF8String.fromString(items[i]);
        counted[i] = true;
      }
      pack.add(
          UTF8String.fromString(source),
          UTF8String.fromString(story),
          sentences,
          texts,
          mentionedIn,
          counted);
    }

    /** Ends a period. */
    public void endPeriod() throws IOException {
      byte[] bytes = pack.toBytes();
      out.writeInt(bytes.length);
      out.write(bytes);
      pack = new ArticlePack(new TextNumbers());
    }

    @Override
    public void close() throws IOException {
      out.writeInt(-1);
      out.close();
    }
  }

  /**
   * What was counted, and how long it took.
   *
   * @param sums the number of pairs and periods, and the sums of their articles, sentences, stories
   *     and outlets, as far as they are counted
   * @param seconds CPU time of the count itself: from the articles of a period in memory to its
   *     counts, without reading them
   */
  public record Result(long[] sums, double seconds) {}

  /**
   * Counts the pairs in a file of packs.
   *
   * @param minArticles pairs with fewer articles in a period are left out
   */
  public static Result countPairs(Path file, int minArticles) throws IOException {
    long[] sums = new long[5];
    double seconds = 0;
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      for (int length = in.readInt(); length >= 0; length = in.readInt()) {
        var builder = new PeriodBlock.Builder();
        builder.add(in.readNBytes(length));
        double started = cpuSeconds();
        PeriodBlock block = builder.build();
        var kernel = new CooccurrenceKernel(block);
        for (int item = 0; item < block.items(); item++) {
          int pairs = kernel.count(item, minArticles);
          sums[0] += pairs;
          for (int p = 0; p < pairs; p++) {
            sums[1] += kernel.articles(p);
            sums[2] += kernel.sentences(p);
            sums[3] += kernel.stories(p);
            sums[4] += kernel.sources(p);
          }
        }
        seconds += cpuSeconds() - started;
      }
    }
    return new Result(sums, seconds);
  }

  /** CPU time of this thread so far. */
  public static double cpuSeconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
  }
}
