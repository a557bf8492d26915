package dev.faultline.rehearsal.api;

import dev.faultline.rehearsal.http.Admission;
import dev.faultline.rehearsal.http.Answer;
import dev.faultline.rehearsal.http.Refusal;
import java.time.Duration;

/** Lets each call take its turn at a virtual processor before it starts; refuses it when the turn is too far away. */
final class ModelledCapacity implements Admission {
    private final VirtualProcessor processor;

    ModelledCapacity(VirtualProcessor processor) {
        this.processor = processor;
    }

    @Override
    public Duration turn() {
        return processor.take().orElseThrow(() -> new Refusal(Answer.notApplied(503, "overloaded")));
    }
}
