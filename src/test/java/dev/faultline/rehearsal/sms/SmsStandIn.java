package dev.faultline.rehearsal.sms;

import dev.faultline.rehearsal.protocol.Serving;

/** Starts the SMS stand-in inside a test of another package. */
public final class SmsStandIn {
    private SmsStandIn() {}

    /** Starts it on a free port. */
    public static Serving start(SmsConfig config) {
        return SmsGateway.start(config);
    }
}
