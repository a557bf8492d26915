package dev.faultline.rehearsal.scaling;

import dev.faultline.rehearsal.scaling.TargetTracking.ScaleIn;

/** A service whose number of instances can be changed. Safe for any thread. */
public interface ScalableService {
    /** How many instances are wanted. */
    int desired();

    /** Whether instances may be taken away at present. */
    ScaleIn scaleIn();

    /** Wants so many from now on; returns at once, the instances come and go in their time. */
    void scaleTo(int desired);
}
