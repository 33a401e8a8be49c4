package org.newsweft.annotate;

import com.johnsnowlabs.nlp.Annotation;
import com.johnsnowlabs.nlp.AnnotatorModel;
import com.johnsnowlabs.nlp.AnnotatorType;
import com.johnsnowlabs.nlp.HasSimpleAnnotate;
import java.util.ArrayList;
import java.util.HashMap;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * A recogniser that needs nothing but sentences and tokens, as {@code BertForTokenClassification}
 * does, and needs no model: words with capitals side by side are a person.
 */
public final class CapitalsTagger extends AnnotatorModel<CapitalsTagger>
    implements HasSimpleAnnotate<CapitalsTagger> {
  private static final long serialVersionUID = 1L;

  // The parent's constructor asks for the id before a field of this class is set.
  private static final ThreadLocal<String> ID_TO_COME = new ThreadLocal<>();

  private final String id;

  public CapitalsTagger() {
    this(Identifiable.randomUID("CAPITALS"));
  }

  public CapitalsTagger(String id) {
    this(Stashed.of(id));
  }

  private CapitalsTagger(Stashed stashed) {
    super();
    this.id = stashed.id();
  }

  private record Stashed(String id) {
    static Stashed of(String id) {
      ID_TO_COME.set(id);
      return new Stashed(id);
    }
  }

  @Override
  public String uid() {
    return id == null ? ID_TO_COME.get() : id;
  }

  @Override
  public String[] inputAnnotatorTypes() {
    return new String[] {AnnotatorType.DOCUMENT(), AnnotatorType.TOKEN()};
  }

  @Override
  public String outputAnnotatorType() {
    return AnnotatorType.NAMED_ENTITY();
  }

  @Override
  public Seq<Annotation> annotate(Seq<Annotation> annotations) {
    var tagged = new ArrayList<Annotation>();
    boolean capitalBefore = false;
    for (Annotation token : JavaConverters.seqAsJavaList(annotations)) {
      if (token.annotatorType().equals(AnnotatorType.TOKEN())) {
        boolean capital = Character.isUpperCase(token.result().charAt(0));
        String tag = !capital ? "O" : capitalBefore ? "I-PERSON" : "B-PERSON";
        capitalBefore = capital;
        var metadata = new HashMap<>(JavaConverters.mapAsJavaMap(token.metadata()));
        metadata.put("word", token.result());
        tagged.add(
            new Annotation(
                outputAnnotatorType(),
                token.begin(),
                token.end(),
                tag,
                JavaConverters.mapAsScalaMap(metadata),
                new float[0]));
      }
    }
    return JavaConverters.asScalaBuffer(tagged);
  }

  /** Spark asks the class for its reader by this name. */
  public static MLReader<CapitalsTagger> read() {
    return new DefaultParamsReader<>();
  }
}
