package dev.faultline.drill;

/**
 * Something that did not go as the drill's file says.
 *
 * @param about the step or finding that it is about, or {@code drill}
 * @param words what was otherwise
 */
public record Deviation(String about, String words) {}
