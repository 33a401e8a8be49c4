package org.newsweft.annotate;

/**
 * A name that a recogniser found.
 *
 * @param start offset of its first character in the text, in UTF-16 units
 * @param end offset after its last character
 * @param label PER, ORG, LOC or MISC
 * @param confidence 0 to 1
 */
record Entity(int start, int end, String label, float confidence) {}
