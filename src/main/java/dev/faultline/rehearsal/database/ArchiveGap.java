package dev.faultline.rehearsal.database;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The first stretch of the log that neither a base backup nor the archive holds, although later log is there.
 *
 * @param missing the name of its first segment
 * @param next the name of the first segment after it that is there
 * @param atTheStart whether the archive holds nothing before it: then it is the backup that is too old for the archive
 */
record ArchiveGap(String missing, String next, boolean atTheStart) {
    /** Names of segments are a timeline and a place in the log, in hexadecimal; 4096 segments of 1 MB make 4 GB. */
    private static final String SEGMENT = "[0-9A-F]{24}";

    private static final int TIMELINE = 8;
    private static final int UPPER = 16;
    private static final int HEXADECIMAL = 16;
    private static final long SEGMENTS_IN_4_GB = 4096;

    /** Looks for it from where the backup's recovery begins; names that are no segments are passed over. */
    static Optional<ArchiveGap> find(BackupFile.Contents backup, Collection<String> archive) {
        TreeMap<Long, String> archived = byPlace(archive);
        TreeMap<Long, String> all = byPlace(backup.segments());
        all.putAll(archived);
        long place = place(backup.start());
        while (all.containsKey(place)) {
            place++;
        }
        Long next = all.higherKey(place);
        if (next == null) {
            return Optional.empty();
        }
        return Optional.of(new ArchiveGap(
                name(all.get(next).substring(0, TIMELINE), place), all.get(next), archived.lowerKey(place) == null));
    }

    private static TreeMap<Long, String> byPlace(Collection<String> names) {
        TreeMap<Long, String> byPlace = new TreeMap<>();
        names.stream().filter(name -> name.matches(SEGMENT)).sorted().forEach(name -> byPlace.put(place(name), name));
        return byPlace;
    }

    private static long place(String name) {
        return Long.parseLong(name.substring(TIMELINE, UPPER), HEXADECIMAL) * SEGMENTS_IN_4_GB
                + Long.parseLong(name.substring(UPPER), HEXADECIMAL);
    }

    private static String name(String timeline, long place) {
        return timeline + String.format("%08X%08X", place / SEGMENTS_IN_4_GB, place % SEGMENTS_IN_4_GB);
    }

    /** In words, for whoever asked for the restore. */
    String words() {
        return atTheStart
                ? "the base backup is too old: it needs the log from segment " + missing
                        + " on, and the oldest that the archive still has is " + next
                : "segment " + missing + " of the log is missing from the archive, which goes on with " + next;
    }
}
