package dev.faultline.verdict;

import dev.faultline.timeline.HeldRecord;

/** What a record left behind: a write that was meant for it, or what the system held of it in the end. */
sealed interface Trace {
    /** What all traces of a record have in common; a trace of no known record has it for itself. */
    String recordKey();

    /** What all traces of one of the system's ids have in common; a trace without an id has it for itself. */
    String idKey();

    /** A write; where its intent is missing, it is not known for which record. */
    record Written(Write write) implements Trace {
        @Override
        public String recordKey() {
            return write.record() == null ? "write " + write.key() : write.record();
        }

        @Override
        public String idKey() {
            return write.id().isEmpty() ? "write " + write.key() : write.id();
        }
    }

    /** A record that was read back. */
    record Held(HeldRecord found) implements Trace {
        @Override
        public String recordKey() {
            return found.record() == null ? "id " + found.id() : found.record();
        }

        @Override
        public String idKey() {
            return hasId() ? found.id() : "record " + found.record();
        }

        /** Whether the system gave it an id. */
        boolean hasId() {
            return found.id() != null && !found.id().isEmpty();
        }
    }
}
