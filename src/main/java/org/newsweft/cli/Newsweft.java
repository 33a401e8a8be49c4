package org.newsweft.cli;

public final class Newsweft {
  private Newsweft() {}

  public static void main(String[] args) {}
}
