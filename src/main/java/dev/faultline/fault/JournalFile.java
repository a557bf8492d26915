package dev.faultline.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.faultline.timeline.RecordJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The file under an undo journal: one entry a line, on the disk itself before {@link #append} returns. The harness and
 * its watchdog may both append. Safe for any thread.
 *
 * @param path where it is
 */
record JournalFile(Path path) {
    private static final ObjectReader READER = RecordJson.mapper().readerFor(JournalEntry.class);
    private static final ObjectWriter WRITER = RecordJson.mapper().writerFor(JournalEntry.class);

    /** Creates the file with its first entry. Throws {@link IOException} when there is one of this name already. */
    static JournalFile create(Path path, JournalEntry.Opened first) throws IOException {
        Files.createDirectories(path.getParent());
        Files.createFile(path);
        JournalFile file = new JournalFile(path);
        file.append(first);
        try (FileChannel folder = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
            folder.force(true); // the file's name is in the folder, which has to reach the disk as well
        }
        return file;
    }

    /** Appends an entry and forces it to the disk. Throws {@link IOException}, naming the file, when that fails. */
    void append(JournalEntry entry) throws IOException {
        byte[] line = (WRITER.writeValueAsString(entry) + '\n').getBytes(StandardCharsets.UTF_8);
        try (FileChannel out = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            // A line that a crash or a full disk cut off is ended first, or it would swallow this one. One write, so
            // that the lines of two processes do not mix.
            ByteBuffer bytes = ByteBuffer.allocate(line.length + 1);
            if (isCutOff()) {
                bytes.put((byte) '\n');
            }
            bytes.put(line).flip();
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        } catch (IOException e) {
            throw new IOException("cannot write to the undo journal " + path + ": " + e.getMessage(), e);
        }
    }

    private boolean isCutOff() throws IOException {
        try (FileChannel in = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return in.size() > 0 && in.read(last, in.size() - 1) == 1 && last.get(0) != '\n';
        }
    }

    /**
     * Reads all entries. A line that was cut off is left out: what it would have announced was never begun. Throws
     * {@link IOException}, naming file and line, on one that is wrong in any other way.
     */
    List<JournalEntry> read() throws IOException {
        String content = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        List<JournalEntry> entries = new ArrayList<>();
        int number = 0;
        for (String line : content.split("\n", -1)) {
            number++;
            try {
                if (!line.isBlank()) {
                    entries.add(READER.readValue(line));
                }
            } catch (JsonProcessingException e) {
                if (isCutOff(e)) {
                    continue;
                }
                throw new IOException(
                        path + ":" + number + ": not an entry of an undo journal: " + e.getOriginalMessage()
                                + "; see to it that nothing is left of that run, then delete the file",
                        e);
            }
        }
        return entries;
    }

    private static boolean isCutOff(Throwable error) {
        return error != null && (error instanceof JsonEOFException || isCutOff(error.getCause()));
    }
}
