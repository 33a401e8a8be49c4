/**
 * Runs the stages one after the other: a job in, an output out, with progress and a manifest.
 *
 * <p>The one place that knows the order of the stages. Uses all of them; only {@code cli} uses it.
 */
package org.newsweft.job;
