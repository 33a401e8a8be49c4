package org.newsweft.annotate;

import com.johnsnowlabs.nlp.IAnnotation;
import com.johnsnowlabs.nlp.JavaAnnotation;
import com.johnsnowlabs.nlp.LightPipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.newsweft.annotate.entities.Entity;

/**
 * A saved Spark NLP pipeline on single texts. It takes texts only, so the words of a sentence are
 * joined with blanks, and it cuts them in its own way.
 */
final class SavedNameFinder implements NameFinder {
  private final LightPipeline pipeline;
  private final String chunkColumn;
  private final EntityLabels labels;

  SavedNameFinder(LightPipeline pipeline, String chunkColumn, EntityLabels labels) {
    this.pipeline = pipeline;
    this.chunkColumn = chunkColumn;
    this.labels = labels;
  }

  @Override
  public List<Entity> find(String text) {
    Map<String, List<IAnnotation>> annotations = pipeline.fullAnnotateJava(text);
    var names = new ArrayList<Entity>();
    for (IAnnotation annotation : annotations.getOrDefault(chunkColumn, List.of())) {
      var chunk = (JavaAnnotation) annotation;
      SavedRecogniser.entity(chunk.begin(), chunk.end(), chunk.metadata(), labels)
          .ifPresent(names::add);
    }
    return names;
  }

  @Override
  public List<List<Entity>> tag(List<List<String>> article) {
    return article.stream().map(this::ofSentence).toList();
  }

  private List<Entity> ofSentence(List<String> words) {
    int[] starts = new int[words.size() + 1];
    for (int w = 0; w < words.size(); w++) {
      starts[w + 1] = starts[w] + words.get(w).length() + 1;
    }
    var names = new ArrayList<Entity>();
    int free = 0;
    for (Entity name : find(String.join(" ", words))) {
      int start = free;
      while (start < words.size() && starts[start + 1] - 1 <= name.start()) {
        start++;
      }
      int end = start;
      while (end < words.size() && starts[end] < name.end()) {
        end++;
      }
      if (end > start) {
        names.add(new Entity(start, end, name.label(), name.confidence()));
        free = end;
      }
    }
    return names;
  }
}
