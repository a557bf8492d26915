package dev.faultline.fault.aws;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** A lock that every operator of an account sees, so that no two of them break the same system at once. */
public interface RemoteLock {
    /**
     * Who holds a lock.
     *
     * @param run the run that took it
     * @param who the caller as AWS knows it
     * @param since when, in ISO 8601
     */
    record Holder(String run, String who, String since) {}

    /** The name of the lock of a system. */
    static String name(String system) {
        return "/faultline/" + system + "/lock";
    }

    /**
     * Takes it, unless somebody holds it.
     *
     * @return who holds it already; empty where it was taken
     */
    Optional<Holder> take(String lock, Holder holder, Map<String, String> tags)
            throws IOException, InterruptedException;

    /** Who holds it now. */
    Optional<Holder> holder(String lock) throws IOException, InterruptedException;

    /** Lets go of it, if this run holds it; another's is left alone. */
    void release(String lock, String run) throws IOException, InterruptedException;
}
