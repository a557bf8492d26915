package dev.faultline.rehearsal.failover;

import dev.faultline.rehearsal.process.StartFailure;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * The steps of another, but for the time in which nothing must be done, whatever seems due: a controller whose whole
 * region is without power has none itself.
 *
 * @param <S> the steps by name
 * @param steps what is to be done otherwise
 * @param none the step that does nothing
 * @param held whether nothing must be done now; asked only while something is due, and may take a moment
 */
public record HeldSteps<S>(FailoverSteps<S> steps, S none, BooleanSupplier held) implements FailoverSteps<S> {
    @Override
    public S next() {
        S due = steps.next();
        return due.equals(none) || !held.getAsBoolean() ? due : none;
    }

    @Override
    public void take(S step) throws IOException, StartFailure, InterruptedException {
        steps.take(step);
    }
}
