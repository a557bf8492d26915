package dev.faultline.verdict;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Items in {@value #PARTITIONS} partitions, each kept in its order, in one temporary file that whoever opened it closes.
 * The file is gone as soon as it is closed; where the operating system allows it, it has no name from the beginning on,
 * and so is gone however the process ends.
 */
final class PartitionFile<T> implements Closeable {
    /** A power of two. */
    static final int PARTITIONS = 256;

    private static final int BLOCK = 1 << 14;

    private final Format<T> format;
    private final FileChannel file;
    private final List<Partition> partitions = new ArrayList<>();
    private long end;

    /**
     * Opens a new file in {@code folder}. Its name begins with a dot, so that nobody takes it for a record of the run.
     *
     * @throws IOException naming the folder, when it cannot be created
     */
    PartitionFile(Path folder, Format<T> format) throws IOException {
        this.format = format;
        try {
            file = FileChannel.open(
                    folder.resolve(".judging-" + UUID.randomUUID()),
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new IOException(
                    "a ledger of this size is judged with the help of a temporary file, and none can be made in "
                            + folder + ": " + e,
                    e);
        }
        for (int i = 0; i < PARTITIONS; i++) {
            partitions.add(new Partition());
        }
    }

    void add(int partition, T item) throws IOException {
        Partition into = partitions.get(partition);
        format.write(item, into.out);
        if (into.tail.size() >= BLOCK) {
            into.blocks.add(append(into.tail.toByteArray()));
            into.tail.reset();
        }
    }

    private Block append(byte[] bytes) throws IOException {
        long at = end;
        ByteBuffer block = ByteBuffer.wrap(bytes);
        try {
            while (block.hasRemaining()) {
                file.write(block, at + block.position());
            }
        } catch (IOException e) {
            throw new IOException(
                    "the disk does not take the temporary file that a ledger of this size is judged with, after " + at
                            + " bytes: " + e.getMessage(),
                    e);
        }
        end += bytes.length;
        return new Block(at, bytes.length);
    }

    /** Hands out the items of one partition, in the order in which they were added. */
    void read(int partition, Consumer<T> items) throws IOException {
        Partition from = partitions.get(partition);
        for (Block block : from.blocks) {
            decode(read(block), items);
        }
        decode(from.tail.toByteArray(), items);
    }

    private byte[] read(Block block) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(block.length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, block.at + bytes.position()) < 0) {
                throw new IOException("the temporary file that the ledger is judged with has been cut off");
            }
        }
        return bytes.array();
    }

    private void decode(byte[] bytes, Consumer<T> items) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        while (in.available() > 0) {
            items.accept(format.read(in));
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Whole items, where they stand in the file. */
    private record Block(long at, int length) {}

    /** The blocks that are on disk, and the items that have yet to make one. */
    private static final class Partition {
        private final List<Block> blocks = new ArrayList<>();
        private final ByteArrayOutputStream tail = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(tail);
    }
}
