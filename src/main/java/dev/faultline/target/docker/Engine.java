package dev.faultline.target.docker;

import java.util.List;
import java.util.Map;

/**
 * What Faultline asks of a container engine. Each call is bounded, and fails with words for whoever runs the harness. Safe
 * for any thread.
 */
public interface Engine extends AutoCloseable {
    /** The engine's version, and that of its API. */
    record Version(String engine, String api) {}

    /** Which version answers. Throws {@link EngineFailed} when none does. */
    Version version() throws EngineFailed;

    /** Whether an image is on the engine. */
    boolean hasImage(String tag) throws EngineFailed;

    /** Has an image fetched from its registry; this may take minutes. Throws {@link EngineFailed} when it cannot be had. */
    void pull(String tag) throws EngineFailed, InterruptedException;

    /** All containers, networks and volumes that carry every one of the labels with its value, whatever their state. */
    List<Piece> labelled(Map<String, String> labels) throws EngineFailed;

    /** Removes a piece, running or not, with the volumes that a container has to itself. One that is gone is fine. */
    void remove(Piece piece) throws EngineFailed;

    /** What has become of a container. */
    ContainerState state(String container) throws EngineFailed;

    /** Ends a container's processes at once, frozen ones too, which never go on. One that does not run is fine. */
    void kill(String container) throws EngineFailed;

    /** Freezes all of a container's processes; its sockets stay open. One that is frozen is fine. */
    void pause(String container) throws EngineFailed;

    /** Lets a frozen container's processes go on. One that is not frozen, or gone, is fine. */
    void unpause(String container) throws EngineFailed;

    /** Lets go of the engine; what was made there stays. */
    @Override
    void close();
}
