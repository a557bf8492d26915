package dev.faultline.load;

/** How a {@link StubPlatform} behaves where platforms differ; a test says otherwise where it wants another one. */
interface StubRules {
    /** The good platform. */
    StubRules GOOD = new StubRules() {};

    /** Told of each write as it reaches the server, before it is answered. */
    default void writeArrived(StubPlatform.Arrival write) {}

    /** Told of each customer at the payment gateway, before the payment is made. */
    default void paying() {}

    /** Whether a code that was used works again. */
    default boolean takesUsedCodes() {
        return false;
    }

    /** Whether a payment's signature that cannot be decoded is waved through. */
    default boolean failsOpen() {
        return false;
    }

    /** Whether malicious requests are let through. */
    default boolean letsMaliceThrough() {
        return false;
    }

    /** Requests that each client address may make in all. */
    default int requestsPerClient() {
        return Integer.MAX_VALUE;
    }

    /** Whether zones have centres. */
    default boolean givesCentres() {
        return true;
    }

    /** Whether the service that checks zones is there. */
    default boolean checksZones() {
        return true;
    }

    /** Whether the platform can have payments ordered. */
    default boolean ordersPayments() {
        return true;
    }
}
