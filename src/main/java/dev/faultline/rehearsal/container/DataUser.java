package dev.faultline.rehearsal.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whom a container with data on this machine runs as: whoever owns the data here.
 *
 * @param user its id
 * @param group the id of its group
 */
record DataUser(int user, int group) {
    private static final int NOBODY = 65534;

    /** Ourselves, or nobody where we are root, since PostgreSQL refuses to be root. */
    static DataUser ofThisProcess() throws IOException {
        Path self = Path.of("/proc/self");
        if (!Files.exists(self)) {
            // A desktop's engine maps whoever it is to the owner of what is mounted.
            return new DataUser(NOBODY, NOBODY);
        }
        int user = (Integer) Files.getAttribute(self, "unix:uid");
        return user == 0
                ? new DataUser(NOBODY, NOBODY)
                : new DataUser(user, (Integer) Files.getAttribute(self, "unix:gid"));
    }

    /** {@code /etc/passwd} of a container that need not know the user otherwise: initdb asks for a name. */
    String passwd() {
        return "root:x:0:0::/root:/bin/sh\nrehearsal:x:" + user + ":" + group + "::/tmp:/bin/sh\n";
    }

    /** As the engine is told. */
    @Override
    public String toString() {
        return user + ":" + group;
    }
}
