package dev.faultline.rehearsal.firewall;

import java.util.List;

/**
 * A request without its body, as the firewall looks at it.
 *
 * @param path as it was sent, still encoded
 * @param query as it was sent, without the question mark; empty when there is none
 * @param userAgent empty when there is none
 * @param headers the values of the other headers that are looked at
 */
public record RequestHead(String path, String query, String userAgent, List<String> headers) {
    /** Copies the list, so that the record cannot change. */
    public RequestHead {
        headers = List.copyOf(headers);
    }
}
