package dev.faultline.observe.alarm;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Nodes that tell what a test wants, and a channel that keeps what it is sent. */
final class StagedTransport implements Transport {
    private final SteppedClock clock;
    private final Map<String, String> figures = new HashMap<>();
    private final List<String> messages = new ArrayList<>();
    private final List<String> accepted = new ArrayList<>();
    private boolean channelUp = true;
    private boolean subscribed = true;

    StagedTransport(SteppedClock clock) {
        this.clock = clock;
    }

    /** What {@code http://node/metrics} answers from now on. */
    void tells(String node, String text) {
        figures.put(node, text);
    }

    void isSilent(String node) {
        figures.remove(node);
    }

    void channelIsDown() {
        channelUp = false;
    }

    void channelIsUp() {
        channelUp = true;
    }

    void nobodySubscribes() {
        subscribed = false;
    }

    /** The bodies of the posts that the channel accepted. */
    List<String> accepted() {
        return accepted;
    }

    @Override
    public CompletableFuture<String> get(URI uri, Duration limit) {
        if (uri.getPath().equals("/channels/admin/messages")) {
            int after = Integer.parseInt(uri.getQuery().replace("after=", ""));
            return channelUp
                    ? CompletableFuture.completedFuture(
                            "{\"messages\":[" + String.join(",", messages.subList(after, messages.size())) + "]}")
                    : away();
        }
        String text = figures.get(uri.getHost());
        return text == null ? away() : CompletableFuture.completedFuture(text);
    }

    @Override
    public CompletableFuture<Void> post(URI uri, String json, Duration limit) {
        if (!channelUp) {
            return away();
        }
        accepted.add(json);
        if (subscribed) {
            messages.add("{\"n\":" + (messages.size() + 1) + ",\"at\":\"" + clock.now() + "\"," + json.substring(1));
        }
        return CompletableFuture.completedFuture(null);
    }

    private static <T> CompletableFuture<T> away() {
        return CompletableFuture.failedFuture(new IOException("connection refused"));
    }
}
