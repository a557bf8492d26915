package dev.faultline.rehearsal.channel;

import java.util.List;

/**
 * The configuration of the alarm channels.
 *
 * @param port 0 for any free one
 * @param unsubscribed channels that accept messages and deliver them to nobody
 */
public record ChannelConfig(int port, List<String> unsubscribed) {
    /** Copies the list, so that the record cannot change. */
    public ChannelConfig {
        unsubscribed = List.copyOf(unsubscribed);
    }
}
