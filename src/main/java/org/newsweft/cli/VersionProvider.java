package org.newsweft.cli;

import org.newsweft.job.Manifest;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionProvider implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"newsweft " + Manifest.version()};
  }
}
