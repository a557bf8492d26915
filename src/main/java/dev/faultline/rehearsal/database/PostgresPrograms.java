package dev.faultline.rehearsal.database;

import dev.faultline.rehearsal.process.StartFailure;

/** PostgreSQL's own programs, where the servers run. */
public interface PostgresPrograms {
    /** Those of a container image, which has them on its path. */
    PostgresPrograms OF_AN_IMAGE = new PostgresPrograms() {
        @Override
        public String command(String program) {
            return program;
        }

        @Override
        public void unpack() {
            // The image is on the engine, or the rehearsal would not have begun.
        }
    };

    /** How one of them is called, for example {@code initdb}. */
    String command(String program);

    /** Puts them in their place; those that are there already are left so. */
    void unpack() throws StartFailure;
}
