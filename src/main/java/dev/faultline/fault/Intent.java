package dev.faultline.fault;

/**
 * An undo that is in the journal.
 *
 * @param number its number there
 * @param undo what takes back what was intended
 */
public record Intent(int number, Undo undo) {}
