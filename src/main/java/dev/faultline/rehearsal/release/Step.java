package dev.faultline.rehearsal.release;

/** What a rollout does next. */
public sealed interface Step {
    /** Nothing for now. */
    record Wait() implements Step {}

    /** Starts a replacement of {@code version} beside the node's present instance. */
    record Begin(String node, Version version) implements Step {}

    /** Lets the replacement take the node's place; the old instance is drained and stopped. */
    record Promote(String node) implements Step {}

    /** Stops the replacement. */
    record Discard(String node) implements Step {}

    /** Stops the node's present instance though nothing is there to take its place. */
    record StopOld(String node) implements Step {}

    /** The rollout is over. */
    record End() implements Step {}
}
