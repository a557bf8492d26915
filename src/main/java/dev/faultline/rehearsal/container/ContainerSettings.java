package dev.faultline.rehearsal.container;

import java.util.Map;
import java.util.Objects;

/**
 * What the platform's owner tells of the engine that its nodes are to run on.
 *
 * @param engine where it is, as DOCKER_HOST says it
 * @param run the run's id: part of every name, and the value of a label
 * @param images what the nodes are made of
 */
public record ContainerSettings(String engine, String run, Images images) {
    /** Throws {@link NullPointerException} that names what is missing. */
    public ContainerSettings {
        Objects.requireNonNull(engine, "engine");
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(images, "images");
    }

    /** The tags of the images. */
    public record Images(String program, String postgres, String redis, String haproxy, String toxiproxy) {}

    /** Everything that is made carries these: by them it is found again, by whoever looks. */
    Map<String, String> labels() {
        return Map.of("dev.faultline", "rehearsal", "dev.faultline.run", run);
    }

    /** A name on the engine. */
    String name(String what) {
        return "faultline-" + run + "-" + what;
    }
}
