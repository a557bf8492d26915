package dev.faultline.rehearsal.secrets;

import dev.faultline.rehearsal.protocol.Serving;

/** Starts the parameter store inside a test of another package. */
public final class StoreStandIn {
    private StoreStandIn() {}

    /** Starts it as it is configured. */
    public static Serving start(StoreConfig config) {
        return ParameterStore.start(config);
    }
}
