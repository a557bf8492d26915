package dev.faultline.rehearsal.http;

import java.time.Duration;

/** Told of every answer an endpoint gave. */
@FunctionalInterface
public interface Measured {
    /** An answer with this status was ready so long after the last byte of the request. */
    void answered(int status, Duration took);
}
