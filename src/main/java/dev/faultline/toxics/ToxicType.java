package dev.faultline.toxics;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A kind of toxic.
 *
 * @param wireName its name in the API
 * @param attributes the names of its settings, in the order in which they are shown
 * @param reader makes such a toxic of its settings
 */
record ToxicType(String wireName, List<String> attributes, Function<Attributes, Toxic> reader) {
    private static final List<ToxicType> ALL = List.of(
            new ToxicType("latency", List.of("latency", "jitter"), LatencyToxic::of),
            new ToxicType("timeout", List.of("timeout"), TimeoutToxic::of),
            new ToxicType("reset_peer", List.of("timeout"), ResetPeerToxic::of),
            new ToxicType("bandwidth", List.of("rate"), BandwidthToxic::of),
            new ToxicType("slow_close", List.of("delay"), SlowCloseToxic::of),
            new ToxicType("slicer", List.of("average_size", "size_variation", "delay"), SlicerToxic::of),
            new ToxicType("limit_data", List.of("bytes"), LimitDataToxic::of),
            new ToxicType("noop", List.of(), none -> new NoopToxic()));

    /** The type of that name, if there is one. */
    static Optional<ToxicType> named(String name) {
        return ALL.stream().filter(type -> type.wireName.equals(name)).findFirst();
    }

    Toxic toxic(Attributes values) {
        return reader.apply(values);
    }
}
