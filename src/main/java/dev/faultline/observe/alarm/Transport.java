package dev.faultline.observe.alarm;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** How the watch of alarms speaks to nodes and channels. Safe for any thread. */
interface Transport {
    /** The body of a 200; fails on any other answer, and when none has come whole within {@code limit}. */
    CompletableFuture<String> get(URI uri, Duration limit);

    /** Posts JSON; succeeds on any 2xx, fails otherwise and when there is no answer within {@code limit}. */
    CompletableFuture<Void> post(URI uri, String json, Duration limit);
}
