package dev.faultline.rehearsal.balancer;

/** What one check of a target found. */
enum CheckResult {
    PASSED,
    FAILED
}
