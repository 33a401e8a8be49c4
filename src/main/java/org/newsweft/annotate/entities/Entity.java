package org.newsweft.annotate.entities;

/**
 * A name that a recogniser found.
 *
 * @param start offset of its first character in the text, in UTF-16 units
 * @param end offset after its last character
 * @param label PER, ORG, LOC or MISC; or the recogniser's own label where it is not mapped yet
 * @param confidence 0 to 1
 */
public record Entity(int start, int end, String label, float confidence) {}
