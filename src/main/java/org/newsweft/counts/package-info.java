/**
 * Counts: articles with their mentions in; periods, item counts, pairs and triples out.
 *
 * <p>{@link org.newsweft.counts.Cap} says which mentions of a very long article take part, {@link
 * org.newsweft.counts.CountPlan} which articles are counted together, {@link
 * org.newsweft.counts.ArticlePack} carries them there, and {@link org.newsweft.counts.MergedCounts}
 * adds up what a large period gave in several blocks. {@link org.newsweft.counts.PeriodBlock} holds
 * the articles of one period and {@link org.newsweft.counts.CooccurrenceKernel} multiplies them
 * out; both are plain Java but for the form of the texts, which is Spark's. {@link
 * org.newsweft.counts.CountStage} brings the articles of a period together and runs the kernel once
 * a period. Uses {@code items} only.
 */
package org.newsweft.counts;
