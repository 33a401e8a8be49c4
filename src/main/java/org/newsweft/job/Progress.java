package org.newsweft.job;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import scala.Tuple4;
import scala.collection.JavaConverters;

/**
 * Says on standard error what the job is doing: one line a step with records done, rate and time
 * left, redrawn in place on a terminal, a plain line now and then in a log.
 */
public final class Progress implements AutoCloseable {
  private static final int TERMINAL_PERIOD_MILLIS = 500;
  private static final int LOG_PERIOD_MILLIS = 10_000;

  /** The time left is told once one in so many is done. */
  private static final int EXPECTED_TO_DONE = 20;

  private final PrintStream out;
  private final boolean terminal;
  private final SparkSession spark;
  private final ScheduledExecutorService clock;
  private final Listener listener = new Listener();
  private final TreeMap<String, Double> seconds = new TreeMap<>();
  private Step current;

  /**
   * Begins to report.
   *
   * @param out where to, standard error as a rule
   * @param terminal whether lines can be redrawn in place
   */
  public Progress(SparkSession spark, PrintStream out, boolean terminal) {
    this.spark = spark;
    this.out = out;
    this.terminal = terminal;
    this.clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              var thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
    spark.sparkContext().addSparkListener(listener);
    int period = terminal ? TERMINAL_PERIOD_MILLIS : LOG_PERIOD_MILLIS;
    Future<?> ticking =
        clock.scheduleAtFixedRate(this::tick, period, period, TimeUnit.MILLISECONDS);
    if (ticking.isDone()) {
      try {
        ticking.get();
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException("Cannot report progress", e);
      }
    }
  }

  /** One step of the job while it runs. */
  private record Step(
      String name, String unit, long expected, LongAccumulator done, long startedNanos) {
    double elapsedSeconds() {
      return (System.nanoTime() - startedNanos) / 1e9;
    }
  }

  /** Work that gives a result. */
  public interface Work<T> {
    /** Does it. */
    T run();
  }

  /**
   * Does a step and reports it.
   *
   * @param name what is done, as in "Reading the corpus"
   * @param unit what {@code done} counts, as in "records"
   * @param expected how many there will be; 0 if unknown
   * @param done counts them while the work runs
   */
  public <T> T step(String name, String unit, long expected, LongAccumulator done, Work<T> work) {
    var step = new Step(name, unit, expected, done, System.nanoTime());
    listener.follow(done);
    synchronized (this) {
      current = step;
      if (!terminal) {
        out.println(name + " …");
      }
    }
    try {
      T result = work.run();
      finish(step, done.value());
      return result;
    } finally {
      synchronized (this) {
        current = null;
      }
    }
  }

  /** Seconds that each step took. */
  public Map<String, Double> seconds() {
    return new TreeMap<>(seconds);
  }

  private synchronized void tick() {
    Step step = current;
    if (step == null) {
      return;
    }
    long done = step.done().value() + listener.unfinished();
    String line = step.name() + ": " + amount(done, step.unit()) + rate(done, step);
    // The first few of many say little about the rest.
    boolean tells = done * EXPECTED_TO_DONE >= step.expected() && done < step.expected();
    if (step.expected() > 0 && done > 0 && tells) {
      double left = step.elapsedSeconds() * (step.expected() - done) / done;
      line += ", about " + duration(left) + " left";
    }
    draw(line, false);
  }

  private synchronized void finish(Step step, long done) {
    double elapsed = step.elapsedSeconds();
    seconds.put(step.name(), Math.round(elapsed * 10) / 10.0);
    draw(
        "%s: %s in %s%s"
            .formatted(step.name(), amount(done, step.unit()), duration(elapsed), rate(done, step)),
        true);
  }

  private void draw(String line, boolean last) {
    if (terminal) {
      // Back to the start of the line, and clear what the longer old one leaves.
      out.print("\r" + line + "\u001b[K" + (last ? "\n" : ""));
      out.flush();
    } else {
      out.println(line);
    }
  }

  private static String amount(long number, String unit) {
    return String.format(Locale.ROOT, "%,d %s", number, unit);
  }

  private static String rate(long done, Step step) {
    double elapsed = step.elapsedSeconds();
    return elapsed < 1 || done == 0
        ? ""
        : String.format(Locale.ROOT, " (%,d a second)", Math.round(done / elapsed));
  }

  private static String duration(double seconds) {
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    Duration duration = Duration.ofSeconds(Math.round(seconds));
    if (duration.toMinutes() < 1) {
      return duration.toSeconds() + " s";
    }
    return duration.toHours() < 1
        ? "%d min %02d s".formatted(duration.toMinutes(), duration.toSecondsPart())
        : "%d h %02d min".formatted(duration.toHours(), duration.toMinutesPart());
  }

  @Override
  public void close() {
    clock.shutdownNow();
    spark.sparkContext().removeSparkListener(listener);
  }

  /** Adds up what the tasks that still run have done, as their executors report it. */
  private static final class Listener extends SparkListener {
    private final Map<Long, Long> byTask = new ConcurrentHashMap<>();
    private volatile long accumulator = -1;

    void follow(LongAccumulator followed) {
      accumulator = followed.id();
      byTask.clear();
    }

    long unfinished() {
      return byTask.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
      for (Tuple4<Object, Object, Object, scala.collection.Seq<AccumulableInfo>> task :
          JavaConverters.seqAsJavaList(update.accumUpdates())) {
        for (AccumulableInfo info : JavaConverters.seqAsJavaList(task._4())) {
          if (info.id() == accumulator && info.update().isDefined()) {
            byTask.put((Long) task._1(), (Long) info.update().get());
          }
        }
      }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
      byTask.remove(end.taskInfo().taskId());
    }
  }
}
