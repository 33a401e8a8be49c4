/**
 * The command line: arguments in, exit code out, no logic of its own. One class a command.
 *
 * <p>Results go to standard output, progress and messages to standard error.
 */
package org.newsweft.cli;
