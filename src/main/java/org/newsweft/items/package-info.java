/**
 * What can be mentioned: countries, places, organisations, people and topics, with the spellings
 * that mention them.
 *
 * <p>In: the shipped catalogue and the user's own files. Out: a {@link
 * org.newsweft.items.Catalogue}. Plain Java; uses {@code config} and {@code text} only.
 */
package org.newsweft.items;
