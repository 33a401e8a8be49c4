package org.newsweft.job;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Runs several Spark jobs at once from the driver. */
final class Parallel {
  private static final int THREADS = 4;

  private Parallel() {}

  /**
   * Applies a function to each input, several at once.
   *
   * @return the results in the order of the inputs; the first failure is thrown
   */
  static <T, R> List<R> map(Collection<T> inputs, Function<T, R> function) {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      var running = new ArrayList<Future<R>>();
      inputs.forEach(input -> running.add(threads.submit(() -> function.apply(input))));
      var results = new ArrayList<R>();
      for (Future<R> each : running) {
        results.add(each.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }
}
