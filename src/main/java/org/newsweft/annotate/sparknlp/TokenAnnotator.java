package org.newsweft.annotate.sparknlp;

import com.johnsnowlabs.nlp.Annotation;
import com.johnsnowlabs.nlp.AnnotatorType;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.newsweft.text.Tokens;

/**
 * The words and signs of sentences, as the job and {@link EntityAnnotator} see them. Put it behind
 * a {@link SentenceAnnotator}: each document that comes in counts as one sentence.
 */
public final class TokenAnnotator extends TextAnnotator<TokenAnnotator> {
  private static final long serialVersionUID = 1L;

  public TokenAnnotator() {
    this(Identifiable.randomUID("NEWSWEFT_TOKENS"));
  }

  public TokenAnnotator(String id) {
    super(id);
  }

  @Override
  public String outputAnnotatorType() {
    return AnnotatorType.TOKEN();
  }

  @Override
  int annotate(String text, int begin, int sentence, List<Annotation> found) {
    var tokens = new Tokens();
    tokens.tokenize(text, 0, text.length());
    var metadata = Map.of("sentence", Integer.toString(sentence));
    for (int t = 0; t < tokens.count(); t++) {
      int start = tokens.start(t);
      int end = tokens.end(t);
      found.add(annotation(begin + start, begin + end, text.substring(start, end), metadata));
    }
    return 1;
  }

  /** Spark asks the class for its reader by this name. */
  public static MLReader<TokenAnnotator> read() {
    return new DefaultParamsReader<>();
  }
}
