package dev.faultline.rehearsal.channel;

import java.time.Instant;

/**
 * A message as the people on a channel got it.
 *
 * @param n its number on the channel, from 1
 * @param alarm the alarm's name
 * @param state such as {@code firing} or {@code ok}
 * @param text its words
 * @param at when it was delivered
 */
public record Delivered(long n, String alarm, String state, String text, Instant at) {}
