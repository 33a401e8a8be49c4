/**
 * Answers questions about a finished output: SQL, and the summary at the end of a run.
 *
 * <p>Uses {@code tables} only: it sees an output as any reader of it does.
 */
package org.newsweft.explore;
