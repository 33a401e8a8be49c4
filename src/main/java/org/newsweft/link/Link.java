package org.newsweft.link;

import java.io.Serializable;
import org.newsweft.items.LinkRule;

/**
 * What a name was linked to, and why.
 *
 * @param item id of the item
 * @param rule the kind of reason
 * @param evidence the reason in words, with its numbers
 */
record Link(String item, LinkRule rule, String evidence) implements Serializable {}
