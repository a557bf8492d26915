package dev.faultline.rehearsal.api;

/** Something this instance depends on, other than the database, cannot be used at present. */
final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String dependency;

    Unavailable(String dependency, Throwable cause) {
        super(dependency + " is unavailable: " + cause, cause);
        this.dependency = dependency;
    }

    /** Its short name, such as {@code redis}. */
    String dependency() {
        return dependency;
    }
}
