package dev.faultline.rehearsal.sms;

/**
 * The configuration of the SMS stand-in.
 *
 * @param port 0 for any free one
 */
public record SmsConfig(int port) {}
