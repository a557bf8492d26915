package dev.faultline.rehearsal.http;

import java.time.Duration;

/** Told of every answer an endpoint gave. */
@FunctionalInterface
public interface Measured {
    /** An answer with this status was ready after this time. */
    void answered(int status, Duration took);
}
