package dev.faultline.rehearsal.database;

import static dev.faultline.rehearsal.database.ScriptedServer.loggedIn;
import static dev.faultline.rehearsal.database.ScriptedServer.message;
import static dev.faultline.rehearsal.database.ScriptedServer.messages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The copy stream of BASE_BACKUP, in pieces of any size, whole and broken. */
class BaseBackupTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final byte[] NEW_ARCHIVE = message('d', "nbase.tar\0\0");

    @TempDir
    private Path folder;

    @Test
    void theArchiveIsLaidOutHoweverItWasCut() throws Exception {
        byte[] tar = tar("PG_VERSION", "17\n", "base/1/1259", "x".repeat(3000));
        for (int piece : new int[] {1, 511, 512, 1000, tar.length}) {
            Path target = Files.createDirectory(folder.resolve("piece-" + piece));
            copy(answer(tar, piece, messages(message('c', ""), message('C', "x"), message('Z', "I"))), target);

            assertThat(target.resolve("PG_VERSION")).hasContent("17\n");
            assertThat(Files.size(target.resolve("base/1/1259"))).isEqualTo(3000);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target.resolve("PG_VERSION"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void anErrorInTheMiddleIsNotTakenForTheEnd() throws Exception {
        byte[] tar = tar("PG_VERSION", "17\n");
        byte[] answer = answer(tar, 512, message('E', "CXX000\0Mbackup failed\0\0"));

        assertThatThrownBy(() -> copy(answer, folder)).hasMessageContaining("backup failed");
    }

    @Test
    void anErrorAfterTheLastByteIsSeenToo() throws Exception {
        byte[] tar = tar("PG_VERSION", "17\n");
        byte[] end = messages(message('c', ""), message('E', "CXX000\0Mwal was removed\0\0"));

        assertThatThrownBy(() -> copy(answer(tar, 512, end), folder)).hasMessageContaining("wal was removed");
    }

    @Test
    void aRefusalIsSaid() throws Exception {
        assertThatThrownBy(() -> copy(message('E', "C53300\0Mtoo many senders\0\0"), folder))
                .hasMessageContaining("too many senders");
    }

    @Test
    void aSecondTablespaceIsRefused() throws Exception {
        byte[] answer = messages(
                message('H', "x"),
                NEW_ARCHIVE,
                message('d', "n16384.tar\0/else\0"),
                message('c', ""),
                message('Z', "I"));

        assertThatThrownBy(() -> copy(answer, folder)).hasMessageContaining("second tablespace");
    }

    @Test
    void anEntryThatPointsOutsideIsRefused() throws Exception {
        byte[] answer = answer(tar("../outside", "x"), 512, messages(message('c', ""), message('Z', "I")));

        assertThatThrownBy(() -> copy(answer, folder)).hasMessageContaining("outside its folder");
        assertThat(folder.resolveSibling("outside")).doesNotExist();
    }

    private static void copy(byte[] answer, Path target) throws Exception {
        try (ScriptedServer server = new ScriptedServer(loggedIn(), answer);
                WireConnection connection = WireConnection.openReplication(server.port(), "clone", LIMIT)) {
            BaseBackup.copy(connection, target, LIMIT);
        }
    }

    private static byte[] answer(byte[] tar, int piece, byte[] end) {
        List<byte[]> parts = new ArrayList<>(List.of(
                message('T', "x"), message('D', new byte[2]), message('C', "x"), message('H', "x"), NEW_ARCHIVE));
        for (int from = 0; from < tar.length; from += piece) {
            byte[] cut = Arrays.copyOfRange(tar, from, Math.min(tar.length, from + piece));
            parts.add(message('d', messages(new byte[] {'d'}, cut)));
            parts.add(message('d', messages(new byte[] {'p'}, new byte[8])));
        }
        parts.add(end);
        return messages(parts.toArray(byte[][]::new));
    }

    private static byte[] tar(String... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (int at = 0; at < namesAndContents.length; at += 2) {
                byte[] content = namesAndContents[at + 1].getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(namesAndContents[at]);
                entry.setSize(content.length);
                entry.setMode(0100600);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
