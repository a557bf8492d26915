package dev.faultline.rehearsal.control;

/** What the load balancer calls an instance: it changes once, when the instance takes another's place. Safe for any thread. */
final class ApiTarget {
    private volatile String name;

    ApiTarget(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void isNow(String next) {
        name = next;
    }
}
