package dev.faultline.rehearsal.container;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the platform's owner tells of the engine that its nodes are to run on.
 *
 * @param engine where it is, as DOCKER_HOST says it
 * @param run the run's id: part of every name
 * @param labels what everything that is made carries: by them it is found again, by whoever looks
 * @param images what the nodes are made of
 */
public record ContainerSettings(String engine, String run, Map<String, String> labels, Images images) {
    /** Throws {@link NullPointerException} that names what is missing. */
    public ContainerSettings {
        Objects.requireNonNull(engine, "engine");
        Objects.requireNonNull(run, "run");
        labels = Map.copyOf(Objects.requireNonNull(labels, "labels"));
        Objects.requireNonNull(images, "images");
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("expected labels to find again what is made, found none");
        }
    }

    /** The labels, as an engine is asked for what carries all of them. */
    List<String> labelFilter() {
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .toList();
    }

    /** A name on the engine. */
    String name(String what) {
        return "faultline-" + run + "-" + what;
    }
}
