package dev.faultline.rehearsal.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is missing between a base backup and the end of its archive has a name. */
class ArchiveGapTest {
    private static final BackupFile.Contents BACKUP =
            new BackupFile.Contents(segment(5), List.of(segment(5), "archive_status"));

    @Test
    void anArchiveThatGoesOnFromItsBackupHasNone() {
        assertThat(ArchiveGap.find(BACKUP, archive(3, 9))).isEmpty();
        assertThat(ArchiveGap.find(BACKUP, List.of()))
                .as("it ends where the backup does")
                .isEmpty();
    }

    @Test
    void aSegmentThatIsMissingIsNamed() {
        List<String> archive = new ArrayList<>(archive(3, 9));
        archive.remove(segment(7));
        assertThat(ArchiveGap.find(BACKUP, archive))
                .contains(new ArchiveGap(segment(7), segment(8), false))
                .hasValueSatisfying(gap -> assertThat(gap.words())
                        .isEqualTo("segment 000000010000000000000007 of the log is missing from the archive, which goes"
                                + " on with 000000010000000000000008"));
    }

    @Test
    void aBackupThatTheArchiveDoesNotReachBackToIsTooOld() {
        Optional<ArchiveGap> gap = ArchiveGap.find(BACKUP, archive(20, 25));
        assertThat(gap).contains(new ArchiveGap(segment(6), segment(20), true));
        assertThat(gap.orElseThrow().words()).startsWith("the base backup is too old");
    }

    @Test
    void theLogGoesOnAcrossFourGigabytesAndOntoANewTimeline() {
        BackupFile.Contents late = new BackupFile.Contents("000000010000000000000FFF", List.of());
        assertThat(ArchiveGap.find(
                        late,
                        List.of("000000010000000000000FFF", "000000020000000100000000", "000000020000000100000002")))
                .contains(new ArchiveGap("000000020000000100000001", "000000020000000100000002", false));
    }

    private static List<String> archive(int from, int to) {
        List<String> names = new ArrayList<>(List.of("00000002.history", segment(from) + ".00000028.backup"));
        for (int place = from; place <= to; place++) {
            names.add(segment(place));
        }
        return names;
    }

    private static String segment(int place) {
        return String.format("0000000100000000%08X", place);
    }
}
