package org.newsweft.config;

import java.util.List;

/**
 * A mistake in what the user gave: the command line, the job file or the input.
 *
 * <p>Its message is all that the user sees (no stack trace), so it says what is wrong, where (file,
 * record, key, line), the value found and what would be right. The program ends with exit code 2.
 */
public final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UserError(String message) {
    super(message);
  }

  public UserError(String message, Throwable cause) {
    super(message, cause);
  }

  /** Several mistakes at once, one a line, in the order in which they were found. */
  public UserError(List<String> problems) {
    super(String.join("\n", problems));
  }
}
