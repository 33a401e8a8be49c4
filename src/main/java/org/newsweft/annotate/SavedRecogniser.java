package org.newsweft.annotate;

import static org.apache.spark.sql.functions.col;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.johnsnowlabs.nlp.AnnotatorModel;
import com.johnsnowlabs.nlp.AnnotatorType;
import com.johnsnowlabs.nlp.DocumentAssembler;
import com.johnsnowlabs.nlp.LightPipeline;
import com.johnsnowlabs.nlp.annotators.Tokenizer;
import com.johnsnowlabs.nlp.annotators.ner.NerConverter;
import com.johnsnowlabs.nlp.annotators.sbd.pragmatic.SentenceDetector;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.newsweft.annotate.entities.Entity;
import org.newsweft.config.UserError;

/**
 * A saved Spark NLP recogniser, as the job file names it: a whole {@code PipelineModel} that yields
 * entity chunks, or a token classifier alone that needs nothing but sentences and tokens, around
 * which document, sentences, tokens and chunks are put here.
 */
final class SavedRecogniser implements Recogniser {
  /** Column of chunks that {@link #prepare} adds. */
  private static final String CHUNKS = "recognised_chunks";

  private static final String TEXT = "text";

  // Columns of the pipeline that is put around a recogniser. Spark NLP's name of the type of tokens
  // is "token", too.
  private static final String SENTENCE = "sentence";
  private static final String TOKEN = "token";

  private final PipelineModel pipeline;
  private final String inputColumn;
  private final String chunkColumn;

  private SavedRecogniser(PipelineModel pipeline, String inputColumn, String chunkColumn) {
    this.pipeline = pipeline;
    this.inputColumn = inputColumn;
    this.chunkColumn = chunkColumn;
  }

  /**
   * Loads a saved pipeline or recogniser.
   *
   * @throws UserError if the folder holds neither, if the recogniser needs more than sentences and
   *     tokens, or if the pipeline yields no chunks
   */
  static SavedRecogniser load(SparkSession spark, String folder) {
    String savedClass = savedClass(spark, folder);
    try {
      if (savedClass.equals(PipelineModel.class.getName())) {
        return of(folder, PipelineModel.load(folder));
      }
      Object stage = DefaultParamsReader.loadParamsInstance(folder, spark.sparkContext());
      if (stage instanceof AnnotatorModel<?> recogniser) {
        return of(folder, pipelineAround(spark, folder, recogniser));
      }
    } catch (UserError e) {
      throw e;
    } catch (Exception | LinkageError e) {
      // Scala throws checked exceptions without declaring them: a class that is not there is one. A
      // model of TensorFlow without its native library ends in a LinkageError.
      throw new UserError(
          "annotate.model: %s (a saved %s) cannot be loaded: %s"
              .formatted(folder, savedClass, firstMessage(e)),
          e);
    }
    throw new UserError(
        "annotate.model: %s holds a %s; it must be a saved PipelineModel or a saved Spark NLP recogniser"
            .formatted(folder, savedClass));
  }

  /** The class that the metadata of a saved stage names. */
  private static String savedClass(SparkSession spark, String folder) {
    var metadata = new Path(folder, "metadata");
    try {
      FileSystem files = metadata.getFileSystem(spark.sparkContext().hadoopConfiguration());
      if (files.exists(metadata)) {
        for (FileStatus file : files.listStatus(metadata)) {
          if (file.getPath().getName().startsWith("part-")) {
            try (var reader =
                new BufferedReader(
                    new InputStreamReader(files.open(file.getPath()), StandardCharsets.UTF_8))) {
              String line = reader.readLine();
              if (line != null) {
                return new ObjectMapper().readTree(line).path("class").asText();
              }
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UserError("annotate.model: " + folder + " cannot be read: " + e.getMessage(), e);
    }
    throw new UserError(
        "annotate.model: %s is no saved Spark NLP pipeline or recogniser (it has no metadata)"
            .formatted(folder));
  }

  private static PipelineModel pipelineAround(
      SparkSession spark, String folder, AnnotatorModel<?> recogniser) {
    String name = recogniser.getClass().getSimpleName();
    if (!recogniser.outputAnnotatorType().equals(AnnotatorType.NAMED_ENTITY())) {
      throw new UserError(
          "annotate.model: the %s in %s yields %s; a recogniser must yield %s"
              .formatted(
                  name, folder, recogniser.outputAnnotatorType(), AnnotatorType.NAMED_ENTITY()));
    }
    String[] inputs = recogniser.inputAnnotatorTypes().clone();
    for (int i = 0; i < inputs.length; i++) {
      if (inputs[i].equals(AnnotatorType.DOCUMENT())) {
        inputs[i] = SENTENCE;
      } else if (!inputs[i].equals(TOKEN)) {
        throw new UserError(
            "annotate.model: the %s in %s cannot work alone, it needs %s; save the whole pipeline in which it was trained, from DocumentAssembler to NerConverter, and name its folder"
                .formatted(name, folder, inputs[i]));
      }
    }
    recogniser.setInputCols(inputs);
    recogniser.setOutputCol("entity");
    var document = new DocumentAssembler();
    document.setInputCol(TEXT);
    document.setOutputCol("document");
    var sentences = new SentenceDetector();
    sentences.setInputCols(new String[] {"document"});
    sentences.setOutputCol(SENTENCE);
    var tokens = new Tokenizer();
    tokens.setInputCols(new String[] {SENTENCE});
    tokens.setOutputCol(TOKEN);
    // Words must not keep the signs around them: (Iran's) is Iran.
    tokens.setContextChars(
        new String[] {
          ".", ",", ";", ":", "!", "?", "*", "(", ")", "[", "]", "\"", "'", "’", "“", "”", "‘"
        });
    tokens.setSplitChars(new String[] {"-", "–", "'", "’"});
    var chunks = new NerConverter();
    chunks.setInputCols(new String[] {SENTENCE, TOKEN, "entity"});
    chunks.setOutputCol("chunk");
    Dataset<Row> nothing = spark.createDataFrame(List.of(), new StructType().add(TEXT, "string"));
    return new Pipeline()
        .setStages(new PipelineStage[] {document, sentences, tokens, recogniser, chunks})
        .fit(nothing);
  }

  private static SavedRecogniser of(String folder, PipelineModel pipeline) {
    String input = null;
    for (Transformer stage : pipeline.stages()) {
      if (stage instanceof DocumentAssembler assembler) {
        input = assembler.getInputCol();
        break;
      }
    }
    if (input == null) {
      throw new UserError(
          "annotate.model: the pipeline in "
              + folder
              + " has no DocumentAssembler to take the text");
    }
    StructType output = pipeline.transformSchema(new StructType().add(input, "string"));
    String chunks = null;
    for (StructField field : output.fields()) {
      if (field.dataType() instanceof ArrayType
          && field.metadata().contains("annotatorType")
          && field.metadata().getString("annotatorType").equals("chunk")) {
        chunks = field.name();
      }
    }
    if (chunks == null) {
      throw new UserError(
          "annotate.model: the pipeline in %s yields no chunks (its columns: %s); end it with a NerConverter"
              .formatted(folder, String.join(", ", output.fieldNames())));
    }
    return new SavedRecogniser(pipeline, input, chunks);
  }

  /** Adds the column {@link #CHUNKS}. */
  @Override
  public boolean isMeasured() {
    return false;
  }

  @Override
  public Dataset<Row> prepare(Dataset<Row> articles) {
    Dataset<Row> prepared =
        inputColumn.equals(TEXT) ? articles : articles.withColumn(inputColumn, col(TEXT));
    Dataset<Row> recognised = pipeline.transform(prepared).withColumn(CHUNKS, col(chunkColumn));
    return recognised.select(
        Stream.concat(Arrays.stream(articles.columns()), Stream.of(CHUNKS))
            .map(c -> col(c))
            .toArray(Column[]::new));
  }

  @Override
  public EntityReader reader(Dataset<Row> prepared, EntityLabels labels) {
    int chunks = prepared.schema().fieldIndex(CHUNKS);
    return () -> row -> entities(row.getList(chunks), labels);
  }

  @Override
  public NameFinder nameFinder(Map<String, String> labels) {
    return new SavedNameFinder(
        new LightPipeline(pipeline, false), chunkColumn, new EntityLabels(labels));
  }

  private static List<Entity> entities(List<Row> chunks, EntityLabels labels) {
    var entities = new ArrayList<Entity>(chunks.size());
    for (Row chunk : chunks) {
      entity(
              chunk.getInt(chunk.fieldIndex("begin")),
              chunk.getInt(chunk.fieldIndex("end")),
              chunk.getJavaMap(chunk.fieldIndex("metadata")),
              labels)
          .ifPresent(entities::add);
    }
    return entities;
  }

  /**
   * A chunk of Spark NLP as an entity; empty if its label is to be left out.
   *
   * @param last offset of its last character
   * @param metadata holds its label and, of most recognisers, the confidence
   */
  static Optional<Entity> entity(
      int begin, int last, Map<String, String> metadata, EntityLabels labels) {
    float confidence = Float.parseFloat(metadata.getOrDefault("confidence", "1"));
    return labels
        .ours(metadata.getOrDefault("entity", ""))
        .map(label -> new Entity(begin, last + 1, label, confidence));
  }

  private static String firstMessage(Throwable e) {
    Throwable cause = e;
    while (cause.getMessage() == null && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }
}
