package org.newsweft;

import org.apache.spark.sql.SparkSession;

/** The one Spark session of the test suite: local, two cores, no UI, few shuffle partitions. */
public final class TestSpark {
  private TestSpark() {}

  /** The session, made on first use and ended with the JVM. */
  public static synchronized SparkSession session() {
    return SparkSession.builder()
        .master("local[2]")
        .appName("tests")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "3")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.driver.host", "localhost")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir") + "/newsweft-tests")
        .getOrCreate();
  }
}
