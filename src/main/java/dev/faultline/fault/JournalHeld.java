package dev.faultline.fault;

/** A journal belongs to a run that is still alive, so what it holds is not to be taken back by anybody else. */
public final class JournalHeld extends Exception {
    private static final long serialVersionUID = 1L;

    JournalHeld(LeftBehind journal) {
        super("expected no other run, found run " + journal.run() + " alive (process "
                + journal.owner().pid() + ", started " + journal.owner().started() + "), which holds the undo journal "
                + journal.file() + "; wait until it ends, or end it");
    }
}
