package cloud;

/** Stands between a call and its effect, and between the effect and its answer. Called by the threads of the server. */
public interface CallWatch {
    /** What is to become of a call that has arrived. */
    enum Arrival {
        /** It is carried out. */
        CARRIED_OUT,
        /** It is lost, as if it had never been sent. */
        LOST
    }

    /** A call has arrived; nothing has come of it yet. */
    Arrival arrived(String operation);

    /** It was carried out; whoever sent it has no answer yet. */
    void carriedOut(String operation);

    /** Lets everything through. */
    CallWatch NONE = new CallWatch() {
        @Override
        public Arrival arrived(String operation) {
            return Arrival.CARRIED_OUT;
        }

        @Override
        public void carriedOut(String operation) {
            // Nobody watches.
        }
    };
}
