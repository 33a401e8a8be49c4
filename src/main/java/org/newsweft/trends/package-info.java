/**
 * Trends that hold up: the counts of the periods in; how strongly items are bound, what rises,
 * bursts or is new, and how far to believe it, out.
 *
 * <p>The measures are plain Java, one class each: {@link org.newsweft.trends.Association} (PMI,
 * log-likelihood and their kin), {@link org.newsweft.trends.MannKendall} and {@link
 * org.newsweft.trends.TheilSen} (does a share rise, and how fast), {@link
 * org.newsweft.trends.Bursts} (when was it far above its usual share), {@code Emergence} with
 * {@code Dispersion} (is the newest period out of the ordinary) and {@code BenjaminiHochberg} (how
 * many of so many tests are chance). {@link org.newsweft.trends.CorpusGaps} and {@code
 * SourceChanges} mark what is no news. {@link org.newsweft.trends.TrendStage} carries them into
 * Spark. Uses {@code tables} and {@code config} only.
 */
package org.newsweft.trends;
