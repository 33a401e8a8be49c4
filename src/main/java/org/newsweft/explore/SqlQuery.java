package org.newsweft.explore;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.CallMethodViaReflection;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.CTERelationRef;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.OneRowRelation;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import org.apache.spark.sql.catalyst.plans.logical.Range;
import org.apache.spark.sql.catalyst.plans.logical.ScriptTransformation;
import org.apache.spark.sql.execution.CommandExecutionMode;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.newsweft.config.UserError;
import org.newsweft.tables.TableStore;
import scala.collection.JavaConverters;

/**
 * A question in Spark SQL over the tables of an output, which are views of their names.
 *
 * <p>A query may come from someone who must see nothing but these tables. So it is analysed first,
 * without being run, and only then run if every leaf of its plan is a table of the output or made
 * by the query itself, and no part of it changes anything, starts a program or calls into Java.
 */
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
   * @throws UserError if it is no query, names what is not there, or reaches beyond the tables
   */
  public static Dataset<Row> ask(SparkSession spark, TableStore tables, String query) {
    // A query must not read files beside the output: FROM csv.`/etc/passwd`.
    spark.conf().set("spark.sql.runSQLOnFiles", "false");
    tables.registerViews();
    String statement = query.strip().replaceAll("(\\s*;)+$", "");
    try {
      LogicalPlan plan = spark.sessionState().sqlParser().parsePlan(statement);
      if (!HARMLESS.contains(plan.getClass().getSimpleName())) {
        refuseChanges(plan);
        LogicalPlan analyzed =
            spark.sessionState().executePlan(plan, CommandExecutionMode.SKIP()).analyzed();
        new Guard(tables.path().toUri().getPath()).check(analyzed);
      }
      return spark.sql(statement);
    } catch (ParseException e) {
      throw new UserError("The query cannot be read: " + e.getMessage().strip(), e);
    } catch (Exception e) {
      if (e instanceof AnalysisException analysis) {
        throw new UserError(
            "The query cannot be answered: " + analysis.getSimpleMessage().strip(), e);
      }
      throw e;
    }
  }

  private static void refuseChanges(LogicalPlan plan) {
    if (plan instanceof Command || plan instanceof ParsedStatement) {
      throw new UserError(
          "The statement is no query (%s); the tables can only be read: SELECT, WITH, DESCRIBE, SHOW"
              .formatted(plan.getClass().getSimpleName()));
    }
  }

  /** Goes through an analysed plan and stops at what reaches beyond the tables. */
  private record Guard(String output) {
    void check(LogicalPlan plan) {
      refuseChanges(plan);
      if (plan instanceof ScriptTransformation) {
        throw new UserError("The query starts a program (TRANSFORM … USING); it may not");
      }
      List<LogicalPlan> children = JavaConverters.seqAsJavaList(plan.children());
      if (children.isEmpty()) {
        beyond(plan)
            .ifPresent(
                what -> {
                  throw new UserError(
                      "The query reads %s, which is no table of the output %s"
                          .formatted(what, output));
                });
      }
      JavaConverters.seqAsJavaList(plan.expressions()).forEach(this::check);
      JavaConverters.seqAsJavaList(plan.subqueries()).forEach(this::check);
      children.forEach(this::check);
    }

    private void check(Expression expression) {
      if (expression instanceof CallMethodViaReflection) {
        throw new UserError(
            "The query calls into Java (%s); it may not".formatted(expression.prettyName()));
      }
      JavaConverters.seqAsJavaList(expression.children()).forEach(this::check);
    }

    /** What a leaf of the plan reads beside the tables; empty if it reads nothing but them. */
    private Optional<String> beyond(LogicalPlan leaf) {
      if (leaf instanceof LogicalRelation read
          && read.relation() instanceof HadoopFsRelation files) {
        return JavaConverters.seqAsJavaList(files.location().rootPaths()).stream()
            .map(path -> path.toUri().getPath())
            .filter(path -> !path.startsWith(output + "/"))
            .findFirst();
      }
      boolean ownRows =
          leaf instanceof OneRowRelation
              || leaf instanceof LocalRelation
              || leaf instanceof Range
              || leaf instanceof CTERelationRef;
      return ownRows ? Optional.empty() : Optional.of(leaf.nodeName());
    }
  }
}
