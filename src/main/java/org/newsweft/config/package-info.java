/**
 * The job file (HOCON) as immutable records, checked once and whole before any work starts.
 *
 * <p>In: a file and the {@code --set} values of the command line. Out: a {@link
 * org.newsweft.config.JobConfig}. Uses nothing else of Newsweft.
 */
package org.newsweft.config;
