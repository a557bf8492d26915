package dev.faultline.toxics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The kinds of toxics by their names in the API, each with its attributes in the order they are shown. */
enum ToxicType {
    LATENCY(LatencyToxic::of, "latency", "jitter"),
    TIMEOUT(TimeoutToxic::of, "timeout"),
    RESET_PEER(ResetPeerToxic::of, "timeout"),
    BANDWIDTH(BandwidthToxic::of, "rate"),
    SLOW_CLOSE(SlowCloseToxic::of, "delay"),
    SLICER(SlicerToxic::of, "average_size", "size_variation", "delay"),
    LIMIT_DATA(LimitDataToxic::of, "bytes");

    private final Function<Attributes, Toxic> reader;
    private final List<String> attributes;

    ToxicType(Function<Attributes, Toxic> reader, String... attributes) {
        this.reader = reader;
        this.attributes = List.of(attributes);
    }

    /** The type of that name, if there is one. */
    static Optional<ToxicType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.wireName().equals(name))
                .findFirst();
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<String> attributes() {
        return attributes;
    }

    Toxic toxic(Attributes values) {
        return reader.apply(values);
    }
}
