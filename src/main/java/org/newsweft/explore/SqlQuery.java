package org.newsweft.explore;

import java.util.Set;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import org.newsweft.config.UserError;
import org.newsweft.tables.TableStore;

/** A question in Spark SQL over the tables of an output, which are views of their names. */
public final class SqlQuery {
  /** Statements that change nothing, although Spark counts them among its commands. */
  private static final Set<String> HARMLESS =
      Set.of(
          "DescribeRelation",
          "DescribeColumn",
          "ShowTables",
          "ShowViews",
          "ShowColumns",
          "ExplainCommand");

  private SqlQuery() {}

  /**
   * Asks a question.
   *
   * @return the rows of the answer
   * @throws UserError if it is no query, or names what is not there
   */
  public static Dataset<Row> ask(SparkSession spark, TableStore tables, String query) {
    // A query must not read files beside the output: FROM csv.`/etc/passwd`.
    spark.conf().set("spark.sql.runSQLOnFiles", "false");
    tables.registerViews();
    String statement = query.strip().replaceAll(";+$", "");
    try {
      LogicalPlan plan = spark.sessionState().sqlParser().parsePlan(statement);
      boolean changes = plan instanceof Command || plan instanceof ParsedStatement;
      if (changes && !HARMLESS.contains(plan.getClass().getSimpleName())) {
        throw new UserError(
            "The statement is no query (%s); the tables can only be read: SELECT, WITH, DESCRIBE, SHOW"
                .formatted(plan.getClass().getSimpleName()));
      }
      return spark.sql(statement);
    } catch (ParseException e) {
      throw new UserError("The query cannot be read: " + e.getMessage().strip(), e);
    } catch (Exception e) {
      if (e instanceof AnalysisException analysis) {
        throw new UserError("The query cannot be answered: " + analysis.getMessage().strip(), e);
      }
      throw e;
    }
  }
}
