/**
 * Answers questions about a finished output: SQL, the summary at the end of a run, and the report.
 *
 * <p>Uses {@code tables}, as any reader of an output does, and {@code text}, to find the sentences
 * of an article again.
 */
package org.newsweft.explore;
