package dev.faultline.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;

/** Chooses where a platform keeps its data: PostgreSQL refuses root, so its stand-in user must be able to get there. */
public final class WorkFolder {
    private WorkFolder() {}

    /**
     * A path for a new folder below {@code parent}; or, where this process is root and that lies in a folder that others
     * may not enter, below the system's folder for temporary files. Nothing is made but {@code parent}.
     */
    public static Path choose(Path parent, String id) throws IOException {
        Files.createDirectories(parent);
        Path chosen = reachableByOthers(parent.toRealPath())
                ? parent.toRealPath()
                : Path.of(System.getProperty("java.io.tmpdir")).toRealPath();
        return chosen.resolve("faultline-" + id);
    }

    /** Lets others enter {@code folder}, whatever the umask said. */
    public static void open(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static boolean reachableByOthers(Path folder) throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return true;
        }
        for (Path at = folder; at != null; at = at.getParent()) {
            if (!Files.getPosixFilePermissions(at).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }
}
