/**
 * Counts: articles with their mentions in; periods, item counts, pairs and triples out.
 *
 * <p>{@link org.newsweft.counts.PeriodBlock} holds the articles of one period and {@link
 * org.newsweft.counts.CooccurrenceKernel} multiplies them out; both are plain Java. {@link
 * org.newsweft.counts.CountStage} brings the articles of a period together and runs the kernel once
 * a period. Uses {@code items} only.
 */
package org.newsweft.counts;
