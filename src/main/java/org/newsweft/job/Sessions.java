package org.newsweft.job;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Starts Spark with the settings that a job needs and that spark-submit has not set otherwise. */
public final class Sessions {
  private Sessions() {}

  /**
   * Starts a session.
   *
   * @param verbose whether Spark may say what it does
   */
  public static SparkSession start(boolean verbose) {
    Configurator.setRootLevel(verbose ? Level.INFO : Level.ERROR);
    var conf = new SparkConf();
    conf.setIfMissing("spark.master", "local[*]");
    conf.setIfMissing("spark.app.name", "newsweft");
    if (conf.get("spark.master").startsWith("local")) {
      // One machine: no address of the network, no port for a page that lives as long as the job.
      conf.setIfMissing("spark.ui.enabled", "false");
      conf.setIfMissing("spark.driver.host", "localhost");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
      // Executors report the records done with their heartbeats.
      conf.setIfMissing("spark.executor.heartbeatInterval", "1s");
      conf.setIfMissing("spark.sql.shuffle.partitions", "16");
    }
    conf.setIfMissing("spark.ui.showConsoleProgress", "false");
    // Spark's Kryo knows no records, and rows do not go through this serializer anyway.
    conf.set("spark.serializer", "org.apache.spark.serializer.JavaSerializer");
    // Days must not depend on the zone of the machine.
    conf.set("spark.sql.session.timeZone", "UTC");
    // Spark has the cores; more threads inside the model only make it slower.
    conf.setIfMissing("spark.jsl.settings.onnx.intraOpNumThreads", "1");
    SparkSession spark = SparkSession.builder().config(conf).getOrCreate();
    spark.sparkContext().setLogLevel(verbose ? "INFO" : "ERROR");
    if (!verbose) {
      // What fails reaches the user as our own message; Spark would tell it four times before.
      Configurator.setLevel("org.apache.spark", Level.OFF);
    }
    return spark;
  }
}
