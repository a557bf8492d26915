package dev.faultline.scenario;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads the loss of a region and the steps of the runbook that answer it, each in the light of those above it. */
final class RegionStepReader {
    private final List<Topology.Node> nodes;
    private final Map<String, FaultSpec.RegionOutage> outages = new LinkedHashMap<>();
    private Optional<FaultSpec.Promotion> promotion = Optional.empty();

    /** For the method of one scenario, on a system of these nodes. */
    RegionStepReader(List<Topology.Node> nodes) {
        this.nodes = nodes;
    }

    FaultSpec outage(Fields fields, String id, Duration at, Duration hold) {
        requireTwoRegions(fields);
        FaultSpec.RegionOutage outage =
                new FaultSpec.RegionOutage(id, at, hold, fields.required("region", regions()::read));
        outages.put(id, outage);
        return outage;
    }

    FaultSpec promotion(Fields fields, String id, Duration at) {
        requireTwoRegions(fields);
        FaultSpec.RegionOutage answered = outages.get(fields.required("answers", this::outage));
        if (at.compareTo(answered.at()) <= 0) {
            throw fields.key("answers")
                    .error(
                            "the promotion begins at " + DurationSyntax.write(at) + ", and `" + answered.id()
                                    + "`, which it answers, at " + DurationSyntax.write(answered.at()),
                            "begin it later: somebody has to notice and to decide");
        }
        if (promotion.isPresent()) {
            throw fields.error(
                    "`" + promotion.get().id() + "` promotes the second region already",
                    "keep one of the two: there is one replica to promote");
        }
        FaultSpec.Promotion read = new FaultSpec.Promotion(id, at, answered.id());
        promotion = Optional.of(read);
        return read;
    }

    /** The first region takes the writes back: it must have its power again by then. */
    FaultSpec failBack(Fields fields, String id, Duration at) {
        requireTwoRegions(fields);
        if (outages.isEmpty()) {
            throw fields.error(
                    "there is nothing to fail back from: no region-outage stands above it",
                    "add one, for example `region-outage: {id: region-lost, region: first}`");
        }
        for (FaultSpec.RegionOutage outage : outages.values()) {
            Duration end = outage.at().plus(outage.hold());
            if (at.compareTo(end) <= 0) {
                throw fields.error(
                        "the fail-back begins at " + DurationSyntax.write(at) + ", and `" + outage.id() + "` ends at "
                                + DurationSyntax.write(end),
                        "begin it later: the region must be there to take the writes back");
            }
        }
        return new FaultSpec.FailBack(id, at);
    }

    private String outage(YamlNode node) {
        return new KnownNames("region-outage above it", List.copyOf(outages.keySet())).read(node);
    }

    private KnownNames regions() {
        TreeSet<String> names =
                new TreeSet<>(nodes.stream().map(Topology.Node::region).toList());
        names.remove("");
        return new KnownNames("region", List.copyOf(names));
    }

    private void requireTwoRegions(Fields fields) {
        if (nodes.stream().map(Topology.Node::region).allMatch(String::isEmpty)) {
            throw fields.error(
                    "this is about a region, and no node of the system is in one",
                    "give the nodes of system.yaml their `region`: first or second");
        }
    }
}
