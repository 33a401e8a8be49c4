/**
 * Answers questions about a finished output: shipped questions and any other SQL, what stands
 * behind a number ({@code explain}), lists of trends and what is behind them, the network of a
 * period as a file, the report, and the summary at the end of a run.
 *
 * <p>*
 *
 * <p>It sees an output as any reader of it does, through {@code tables}. Beside that it uses the
 * spellings of {@code items} to understand names, {@code text} to cut sentences as the annotate
 * stage cut them, and the formulas of {@code trends}; it calls no stage.
 */
package org.newsweft.explore;
