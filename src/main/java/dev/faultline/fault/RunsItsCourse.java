package dev.faultline.fault;

import java.time.Duration;
import java.util.List;

/** What the platform carries out when it is asked to, and brings to an end by itself: there is nothing to undo. */
interface RunsItsCourse extends Injector {
    /** What it is, for example {@code the promotion}. */
    String words();

    @Override
    default List<Undo> undos() {
        return List.of();
    }

    @Override
    default Duration provenWithin() {
        return Operations.BOUND.plusSeconds(2);
    }

    @Override
    default String reverted() {
        return "nothing to undo: " + words() + " comes to its own end";
    }
}
