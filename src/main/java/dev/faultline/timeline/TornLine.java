package dev.faultline.timeline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A last line without its line end: whoever wrote it died while doing so, and what it said was never promised. */
final class TornLine {
    private static final int BLOCK = 8192;

    private TornLine() {}

    /** Cuts it off, so that the next line does not continue it. */
    static void dropFrom(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (FileChannel bytes = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = endOfLastLine(bytes);
            if (end < bytes.size()) {
                bytes.truncate(end);
            }
        }
    }

    private static long endOfLastLine(FileChannel bytes) throws IOException {
        long to = bytes.size();
        while (to > 0) {
            long from = Math.max(0, to - BLOCK);
            ByteBuffer block = ByteBuffer.allocate((int) (to - from));
            int read = 0;
            while (block.hasRemaining() && read >= 0) {
                read = bytes.read(block, from + block.position());
            }
            for (int i = block.position() - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return from + i + 1;
                }
            }
            to = from;
        }
        return 0;
    }
}
