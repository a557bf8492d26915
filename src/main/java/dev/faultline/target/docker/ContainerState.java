package dev.faultline.target.docker;

/** What has become of a container. */
public enum ContainerState {
    /** Its processes run. */
    RUNNING,
    /** They are frozen. */
    PAUSED,
    /** It is there, and none of its processes is. */
    STOPPED,
    /** There is no such container. */
    GONE
}
