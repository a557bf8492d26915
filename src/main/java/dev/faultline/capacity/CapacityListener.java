package dev.faultline.capacity;

/** Hears how the measuring of a capacity goes on; called by the thread that measures. */
public interface CapacityListener {
    /** Something worth a line. */
    void note(String line);

    /** A load was offered, on so many instances. */
    void offered(int instances, LoadStep step);
}
