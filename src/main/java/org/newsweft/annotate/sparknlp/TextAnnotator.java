package org.newsweft.annotate.sparknlp;

import com.johnsnowlabs.nlp.Annotation;
import com.johnsnowlabs.nlp.AnnotatorModel;
import com.johnsnowlabs.nlp.AnnotatorType;
import com.johnsnowlabs.nlp.HasSimpleAnnotate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** What our annotators have in common: they read each document of a row by itself. */
abstract class TextAnnotator<M extends TextAnnotator<M>> extends AnnotatorModel<M>
    implements HasSimpleAnnotate<M> {
  private static final long serialVersionUID = 1L;

  /**
   * The constructor of the parent makes parameters, and asks for the id as it does so, before a
   * field of this class is set.
   */
  private static final ThreadLocal<String> ID_TO_COME = new ThreadLocal<>();

  private final String id;

  TextAnnotator(String id) {
    this(new Stashed(id));
  }

  private TextAnnotator(Stashed stashed) {
    super();
    this.id = stashed.id;
    ID_TO_COME.remove();
  }

  private record Stashed(String id) {
    private Stashed {
      ID_TO_COME.set(id);
    }
  }

  @Override
  public final String uid() {
    return id == null ? ID_TO_COME.get() : id;
  }

  @Override
  public final String[] inputAnnotatorTypes() {
    return new String[] {AnnotatorType.DOCUMENT()};
  }

  @Override
  public final Seq<Annotation> annotate(Seq<Annotation> documents) {
    var found = new ArrayList<Annotation>();
    int sentences = 0;
    for (Annotation document : JavaConverters.seqAsJavaList(documents)) {
      sentences += annotate(document.result(), document.begin(), sentences, found);
    }
    return JavaConverters.asScalaBuffer(found);
  }

  /**
   * Annotates one document.
   *
   * @param begin offset of the document in the row's text
   * @param sentence number of its first sentence
   * @param found takes the annotations
   * @return number of its sentences
   */
  abstract int annotate(String text, int begin, int sentence, List<Annotation> found);

  /**
   * An annotation of this annotator's type; the end that is stored is inclusive, as Spark NLP wants
   * it.
   */
  final Annotation annotation(int begin, int end, String result, Map<String, String> metadata) {
    return new Annotation(
        outputAnnotatorType(),
        begin,
        end - 1,
        result,
        JavaConverters.mapAsScalaMap(new HashMap<>(metadata)),
        new float[0]);
  }
}
