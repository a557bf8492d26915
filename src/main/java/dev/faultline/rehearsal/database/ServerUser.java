package dev.faultline.rehearsal.database;

import dev.faultline.rehearsal.process.StartFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whom PostgreSQL runs as, since it refuses to be root: ourselves, or the user {@code nobody} where we are root.
 *
 * @param prefix the command that changes to that user and then becomes the server, so that the process id is kept
 * @param owner the user id that data folders are given to; empty where they stay ours
 */
public record ServerUser(List<String> prefix, OptionalInt owner) {
    private static final int NOBODY = 65534;

    /** Copies the list, so that the record cannot change. */
    public ServerUser {
        prefix = List.copyOf(prefix);
    }

    /** The user for whoever runs this process. Throws {@link StartFailure} for a root that cannot become another. */
    public static ServerUser ofThisProcess() throws StartFailure {
        if (!isRoot()) {
            return new ServerUser(List.of(), OptionalInt.empty());
        }
        OptionalInt nobody = OptionalInt.of(NOBODY);
        Optional<String> setpriv = onPath("setpriv");
        if (setpriv.isPresent()) {
            String id = Integer.toString(NOBODY);
            return new ServerUser(List.of(setpriv.get(), "--reuid=" + id, "--regid=" + id, "--clear-groups"), nobody);
        }
        Optional<String> runuser = onPath("runuser");
        if (runuser.isPresent()) {
            return new ServerUser(List.of(runuser.get(), "-u", "nobody", "--"), nobody);
        }
        Optional<String> unshare = onPath("unshare");
        if (unshare.isPresent()) {
            // A user namespace without a mapping: the files stay root's, and root appears as nobody inside.
            return new ServerUser(List.of(unshare.get(), "-U"), OptionalInt.empty());
        }
        throw new StartFailure(
                "postgres",
                "PostgreSQL refuses to run as root, and none of setpriv, runuser and unshare is on the PATH;"
                        + " run as an ordinary user",
                List.of());
    }

    /** The same where the engine changes to that user: data folders are made his, and commands stay as they are. */
    public static ServerUser inContainers() {
        return new ServerUser(List.of(), isRoot() ? OptionalInt.of(NOBODY) : OptionalInt.empty());
    }

    /** A command as that user. */
    public List<String> command(List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    /** Hands a data folder over to that user. */
    public void own(Path folder) throws IOException {
        if (owner.isPresent()) {
            FolderTree.giveTo(owner.getAsInt(), folder);
        }
    }

    /** Whether that user can come to {@code folder} at all. */
    public boolean canReach(Path folder) throws IOException {
        if (owner.isEmpty()) {
            return true;
        }
        for (Path step = folder.toRealPath(); step != null; step = step.getParent()) {
            if (!Files.getPosixFilePermissions(step).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRoot() {
        // The JVM does not say its user id; the owner of /proc/self, or the user's name where there is no /proc.
        try {
            Path self = Path.of("/proc/self");
            return Files.exists(self)
                    ? Files.getAttribute(self, "unix:uid").equals(0)
                    : "root".equals(System.getProperty("user.name"));
        } catch (IOException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    private static Optional<String> onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/bin:/usr/sbin:/bin:/sbin";
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
