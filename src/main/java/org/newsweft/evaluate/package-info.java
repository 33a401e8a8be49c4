/**
 * Measures the annotator against marked text: gold files in, scores out.
 *
 * <p>{@link org.newsweft.evaluate.ConllFile} and {@link org.newsweft.evaluate.GoldItems} read the
 * two kinds of gold, {@link org.newsweft.evaluate.EntityEvaluation} and {@link
 * org.newsweft.evaluate.ItemEvaluation} run what is measured over it, {@link
 * org.newsweft.evaluate.SpanScore} and {@link org.newsweft.evaluate.SetScore} count. What is
 * measured comes through two small interfaces, {@link org.newsweft.evaluate.EntityTagger} and
 * {@link org.newsweft.evaluate.ItemFinder}, so nothing here knows a model, Spark or the job. Uses
 * {@code config} (for its errors) and {@code text}. {@code docs/evaluation.md} is the page for
 * users.
 */
package org.newsweft.evaluate;
