package dev.faultline.rehearsal.balancer;

import io.undertow.server.handlers.proxy.ConnectionPoolManager;

/**
 * Keeps Undertow from taking a target out of rotation on its own account: like an ALB, this balancer ejects on failed
 * checks only, so a dead target that nobody checks keeps failing its share of the requests.
 */
final class NeverProblematic implements ConnectionPoolManager {
    private static final int CONNECTIONS_PER_THREAD = 256;
    static final int IDLE_PER_THREAD = 32;

    @Override
    public boolean isAvailable() {
        return true;
    }

    @Override
    public boolean handleError() {
        return true;
    }

    @Override
    public boolean clearError() {
        return true;
    }

    @Override
    public int getProblemServerRetry() {
        return -1;
    }

    @Override
    public int getMaxConnections() {
        return CONNECTIONS_PER_THREAD;
    }

    @Override
    public int getMaxCachedConnections() {
        return IDLE_PER_THREAD;
    }

    @Override
    public int getSMaxConnections() {
        return IDLE_PER_THREAD;
    }

    @Override
    public long getTtl() {
        return -1;
    }

    @Override
    public int getMaxQueueSize() {
        return CONNECTIONS_PER_THREAD;
    }
}
