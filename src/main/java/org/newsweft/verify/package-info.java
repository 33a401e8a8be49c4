/**
 * Checks a finished output against itself: what {@code docs/tables.md} promises, row by row.
 *
 * <p>Uses {@code tables} and {@code config} only, and shares no code with the stages that made the
 * output: what it recounts it counts in another way.
 */
package org.newsweft.verify;
