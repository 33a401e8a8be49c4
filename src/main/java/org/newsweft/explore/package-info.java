/**
 * Answers questions about a finished output: SQL, lists of trends and what is behind them, and the
 * summary at the end of a run.
 *
 * <p>Sees an output as any reader of it does; of {@code trends} it uses the measures, of {@code
 * text} the sentences.
 */
package org.newsweft.explore;
