package dev.faultline.rehearsal.release;

import java.util.List;

/**
 * A service that releases are made of. Each step may be taken again after it failed half-way: what was done then is left
 * so. One thread at a time takes steps.
 */
public interface ReleasedService {
    /** How its nodes look now. */
    List<Member> members();

    /** The version that everything runs while no release is under way. */
    Version version();

    /** New nodes, such as an autoscaler adds, run this version from now on. */
    void version(Version version);

    /** Takes a step other than {@link Step.Wait} and {@link Step.End}. */
    void take(Step step) throws Exception;
}
