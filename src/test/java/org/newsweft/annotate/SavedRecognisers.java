package org.newsweft.annotate;

import com.johnsnowlabs.nlp.DocumentAssembler;
import com.johnsnowlabs.nlp.annotators.Tokenizer;
import com.johnsnowlabs.nlp.annotators.classifier.dl.BertForTokenClassification;
import com.johnsnowlabs.nlp.annotators.ner.NerConverter;
import com.johnsnowlabs.nlp.annotators.ner.crf.NerCrfApproach;
import com.johnsnowlabs.nlp.annotators.ner.crf.NerCrfModel;
import com.johnsnowlabs.nlp.annotators.ner.dl.NerDLApproach;
import com.johnsnowlabs.nlp.annotators.ner.dl.NerDLModel;
import com.johnsnowlabs.nlp.annotators.pos.perceptron.PerceptronApproach;
import com.johnsnowlabs.nlp.annotators.pos.perceptron.PerceptronModel;
import com.johnsnowlabs.nlp.annotators.sbd.pragmatic.SentenceDetector;
import com.johnsnowlabs.nlp.embeddings.WordEmbeddings;
import com.johnsnowlabs.nlp.embeddings.WordEmbeddingsModel;
import com.johnsnowlabs.nlp.training.CoNLL;
import com.johnsnowlabs.nlp.util.io.ReadAs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Recognisers of Spark NLP, saved: real ones, only small. One is trained on a few dozen invented
 * sentences, one knows some names by heart ({@code tiny-bert/make_model.py}). They find people
 * (PERSON), organisations (ORG) and ships (VESSEL).
 */
final class SavedRecognisers {
  private static final List<String> PEOPLE =
      List.of("Murat Lee", "Ana Ruiz", "Olga Stone", "Ivan Hill", "Sara Moss", "Omar Reed");
  private static final List<String> BODIES =
      List.of("Aral Fund", "Delta Bank", "River Union", "Bank of Kazakhstan", "Canal Board");
  private static final List<String> SHIPS = List.of("Aurora", "Zephyr", "Meridian");

  /** Of the word vectors: there is a graph of NerDL for it. */
  private static final int DIMENSIONS = 100;

  /** In the sentences P stands for a person, B for a body, S for a ship. */
  private static final List<String> SENTENCES =
      List.of(
          "P met P in the town .",
          "the minister P spoke to B .",
          "B said on Monday that P left .",
          "P works for B now .",
          "the ship S sank near the port .",
          "the tanker S left the port .",
          "the water was cold .");

  /** A whole pipeline, from the text in a column named {@code body} to chunks. */
  final String pipeline;

  /** The same pipeline, saved without the stage that makes chunks. */
  final String pipelineWithoutChunks;

  /**
   * A pipeline around a recogniser that TensorFlow runs; null where TensorFlow is not in the class
   * path, see the profile of it in the pom.
   */
  final String nerDlPipeline;

  /** The trained recogniser alone; it needs parts of speech and word vectors as well. */
  final String bareNerCrf;

  /** A recogniser that needs nothing but sentences and tokens. */
  final String bareTagger;

  /** A whole pipeline around a token classifier that onnxruntime runs. */
  final String bertPipeline;

  /** The token classifier alone. */
  final String bareBert;

  SavedRecognisers(SparkSession spark, Path folder) throws IOException {
    Dataset<Row> nothing = spark.createDataFrame(List.of(), new StructType().add("body", "string"));
    var document = new DocumentAssembler();
    document.setInputCol("body");
    document.setOutputCol("document");
    var sentences = new SentenceDetector();
    sentences.setInputCols(new String[] {"document"});
    sentences.setOutputCol("sentence");
    var tokens = new Tokenizer();
    tokens.setInputCols(new String[] {"sentence"});
    tokens.setOutputCol("token");

    Dataset<Row> training =
        new CoNLL(
                "document",
                "sentence",
                "token",
                "pos",
                3,
                1,
                "doc_id",
                "text",
                "label",
                true,
                " ",
                false)
            .readDatasetFromLines(conll().toArray(String[]::new), spark)
            .toDF();
    var pos = new PerceptronApproach();
    pos.setInputCols(new String[] {"sentence", "token"});
    pos.setOutputCol("pos");
    pos.setPosColumn("pos");
    pos.setNIterations(2);
    PerceptronModel posModel = pos.fit(training);
    var vectors = new WordEmbeddings();
    vectors.setInputCols(new String[] {"sentence", "token"});
    vectors.setOutputCol("vectors");
    vectors.setStoragePath(vectors(folder).toString(), ReadAs.TEXT().toString());
    vectors.setDimension(DIMENSIONS);
    WordEmbeddingsModel vectorModel = vectors.fit(training);
    var ner = new NerCrfApproach();
    ner.setInputCols(new String[] {"sentence", "token", "pos", "vectors"});
    ner.setOutputCol("entity");
    ner.setLabelColumn("label");
    // Bigger steps and less regularization than for a corpus of the usual size.
    ner.setC0(2000);
    ner.setL2(0.1);
    ner.setMinEpochs(10);
    ner.setMaxEpochs(10);
    ner.setRandomSeed(7);
    ner.setIncludeConfidence(true);
    NerCrfModel nerModel = ner.fit(vectorModel.transform(training));
    var chunks = new NerConverter();
    chunks.setInputCols(new String[] {"sentence", "token", "entity"});
    chunks.setOutputCol("names");

    pipeline = folder.resolve("pipeline").toString();
    new Pipeline()
        .setStages(
            new PipelineStage[] {
              document, sentences, tokens, posModel, vectorModel, nerModel, chunks
            })
        .fit(nothing)
        .save(pipeline);
    nerDlPipeline = tensorFlowIsThere() ? folder.resolve("ner-dl-pipeline").toString() : null;
    if (nerDlPipeline != null) {
      NerDLModel trained = nerDl().fit(vectorModel.transform(training));
      new Pipeline()
          .setStages(
              new PipelineStage[] {document, sentences, tokens, vectorModel, trained, chunks})
          .fit(nothing)
          .save(nerDlPipeline);
    }
    pipelineWithoutChunks = folder.resolve("without-chunks").toString();
    new Pipeline()
        .setStages(new PipelineStage[] {document, sentences, tokens})
        .fit(nothing)
        .save(pipelineWithoutChunks);
    bareNerCrf = folder.resolve("ner-crf").toString();
    nerModel.save(bareNerCrf);
    bareTagger = folder.resolve("tagger").toString();
    new CapitalsTagger().save(bareTagger);

    BertForTokenClassification bert =
        BertForTokenClassification.loadSavedModel(tinyBert(folder).toString(), spark);
    bert.setInputCols(new String[] {"sentence", "token"});
    bert.setOutputCol("entity");
    bert.setCaseSensitive(true);
    bertPipeline = folder.resolve("bert-pipeline").toString();
    new Pipeline()
        .setStages(new PipelineStage[] {document, sentences, tokens, bert, chunks})
        .fit(nothing)
        .save(bertPipeline);
    bareBert = folder.resolve("bert").toString();
    bert.save(bareBert);
  }

  /** Whether TensorFlow itself, not only its Java classes, is in the class path. */
  private static boolean tensorFlowIsThere() {
    return SavedRecognisers.class.getResource(
            "/org/tensorflow/internal/c_api/linux-x86_64/libjnitensorflow.so")
        != null;
  }

  private static NerDLApproach nerDl() {
    var ner = new NerDLApproach();
    ner.setInputCols(new String[] {"sentence", "token", "vectors"});
    ner.setOutputCol("entity");
    ner.setLabelColumn("label");
    ner.setMaxEpochs(10);
    ner.setLr(0.01f);
    ner.setBatchSize(8);
    ner.setRandomSeed(7);
    ner.setIncludeConfidence(true);
    ner.setEnableOutputLogs(false);
    return ner;
  }

  /** The exported token classifier, in a folder as Spark NLP's import wants it. */
  private static Path tinyBert(Path parent) throws IOException {
    Path folder = parent.resolve("tiny-bert");
    Files.createDirectories(folder.resolve("assets"));
    for (String file : List.of("model.onnx", "assets/vocab.txt", "assets/labels.txt")) {
      try (InputStream in = SavedRecognisers.class.getResourceAsStream("tiny-bert/" + file)) {
        Files.write(folder.resolve(file), in.readAllBytes());
      }
    }
    return folder;
  }

  /** The sentences with every name in every place, in the form of CoNLL-2003. */
  private static List<String> conll() {
    var lines = new ArrayList<String>(List.of("-DOCSTART- -X- -X- O", ""));
    for (int round = 0; round < 6; round++) {
      for (int s = 0; s < SENTENCES.size(); s++) {
        int names = round + s;
        for (String word : SENTENCES.get(s).split(" ", -1)) {
          switch (word) {
            case "P" -> addName(PEOPLE.get(names++ % PEOPLE.size()), "PERSON", lines);
            case "B" -> addName(BODIES.get(names++ % BODIES.size()), "ORG", lines);
            case "S" -> addName(SHIPS.get(names++ % SHIPS.size()), "VESSEL", lines);
            default -> lines.add(word + (word.equals(".") ? " . O O" : " NN O O"));
          }
        }
        lines.add("");
      }
    }
    return lines;
  }

  private static void addName(String name, String label, List<String> lines) {
    String position = "B-";
    for (String word : name.split(" ", -1)) {
      lines.add(word + " NNP O " + position + label);
      position = "I-";
    }
  }

  private static String vector(int one) {
    return IntStream.range(0, DIMENSIONS)
        .mapToObj(i -> i == one ? "1" : "0")
        .collect(Collectors.joining(" "));
  }

  /** Vectors that tell the words of people, bodies and ships from each other and from the rest. */
  private static Path vectors(Path folder) throws IOException {
    var vectors = new LinkedHashMap<String, String>();
    for (String sentence : SENTENCES) {
      for (String word : sentence.split(" ", -1)) {
        vectors.put(word, vector(3));
      }
    }
    PEOPLE.forEach(name -> List.of(name.split(" ", -1)).forEach(w -> vectors.put(w, vector(0))));
    BODIES.forEach(name -> List.of(name.split(" ", -1)).forEach(w -> vectors.put(w, vector(1))));
    SHIPS.forEach(w -> vectors.put(w, vector(2)));
    return Files.write(
        folder.resolve("vectors.txt"),
        vectors.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList());
  }
}
