package dev.faultline.fault;

/** Something could not be taken back within its bound; it stays in the journal. */
public final class UndoFailed extends Exception {
    private static final long serialVersionUID = 1L;

    UndoFailed(Undo undo, Throwable cause) {
        super("not " + undo.inWords() + ": " + cause.getMessage(), cause);
    }

    UndoFailed(Undo undo, String remaining) {
        super("not " + undo.inWords() + ": " + remaining);
    }
}
