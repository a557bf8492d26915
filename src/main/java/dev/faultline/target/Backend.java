package dev.faultline.target;

import java.util.Arrays;
import java.util.Optional;

/** What a rehearsal platform can be brought up on. */
public enum Backend {
    /** Processes of this machine. */
    EMBEDDED("embedded"),
    /** Containers, with a real Toxiproxy between them. */
    DOCKER("docker");

    private final String label;

    Backend(String label) {
        this.label = label;
    }

    /** As plans and reports name it. */
    public String label() {
        return label;
    }

    /** The one that is named so. */
    public static Optional<Backend> named(String label) {
        return Arrays.stream(values())
                .filter(backend -> backend.label.equals(label))
                .findFirst();
    }
}
