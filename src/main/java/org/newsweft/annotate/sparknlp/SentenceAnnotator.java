package org.newsweft.annotate.sparknlp;

import com.johnsnowlabs.nlp.Annotation;
import com.johnsnowlabs.nlp.AnnotatorType;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.newsweft.text.Sentences;

/** The sentences of a document, as the job and {@link EntityAnnotator} see them. */
public final class SentenceAnnotator extends TextAnnotator<SentenceAnnotator> {
  private static final long serialVersionUID = 1L;

  public SentenceAnnotator() {
    this(Identifiable.randomUID("NEWSWEFT_SENTENCES"));
  }

  public SentenceAnnotator(String id) {
    super(id);
  }

  @Override
  public String outputAnnotatorType() {
    return AnnotatorType.DOCUMENT();
  }

  @Override
  int annotate(String text, int begin, int sentence, List<Annotation> found) {
    var sentences = new Sentences();
    sentences.split(text);
    for (int s = 0; s < sentences.count(); s++) {
      int start = sentences.start(s);
      int end = sentences.end(s);
      found.add(
          annotation(
              begin + start,
              begin + end,
              text.substring(start, end),
              Map.of("sentence", Integer.toString(sentence + s))));
    }
    return sentences.count();
  }

  /** Spark asks the class for its reader by this name. */
  public static MLReader<SentenceAnnotator> read() {
    return new DefaultParamsReader<>();
  }
}
