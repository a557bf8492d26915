package dev.faultline.verdict;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Items grouped by a key, in memory that does not grow with their number but only with the largest group. Up to a limit
 * they are kept as they are. Beyond it they are partitioned by a hash of their key into a {@link PartitionFile}, and
 * grouped a partition at a time; a partition beyond the limit is partitioned again by another hash (the partitioning of
 * a GRACE hash join: Kitsuregawa, Tanaka, Moto-oka 1983).
 *
 * <p>Groups come in no promised order, the items of one group in the order in which they were added. For one thread;
 * whoever makes it closes it.
 */
final class Groups<T> implements Closeable {
    /** Where nothing is gained any more by partitioning: all that is left are items of one key. */
    private static final int DEEPEST = 4;

    /**
     * Where groups may be kept.
     *
     * @param folder where temporary files may stand
     * @param limit how many items may be in memory
     */
    record Room(Path folder, int limit) {}

    private final Function<T, String> key;
    private final Format<T> format;
    private final Room room;
    private final int depth;
    private List<T> items = new ArrayList<>();
    private PartitionFile<T> file;

    Groups(Function<T, String> key, Format<T> format, Room room) {
        this(key, format, room, 0);
    }

    private Groups(Function<T, String> key, Format<T> format, Room room, int depth) {
        this.key = key;
        this.format = format;
        this.room = room;
        this.depth = depth;
    }

    /** Adds an item. Throws {@link UncheckedIOException}, in words for the verdict, when the disk does not take it. */
    void add(T item) {
        try {
            if (file == null && items.size() == room.limit() && depth < DEEPEST) {
                spill();
            }
            if (file == null) {
                items.add(item);
            } else {
                file.add(partition(item), item);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private void spill() throws IOException {
        file = new PartitionFile<>(room.folder(), format);
        for (T item : items) {
            file.add(partition(item), item);
        }
        items = List.of();
    }

    /** Each depth has a hash of its own: the finaliser of MurmurHash3 over the key's hash and the depth. */
    private int partition(T item) {
        int hash = key.apply(item).hashCode() + depth * 0x9E3779B9;
        hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35;
        return (hash ^ (hash >>> 16)) & (PartitionFile.PARTITIONS - 1);
    }

    /** Hands out every group, each whole. Throws {@link UncheckedIOException} when they cannot be read back. */
    void forEach(Consumer<List<T>> groups) {
        if (file == null) {
            inMemory().values().forEach(groups);
            return;
        }
        for (int partition = 0; partition < PartitionFile.PARTITIONS; partition++) {
            try (Groups<T> part = new Groups<>(key, format, room, depth + 1)) {
                file.read(partition, part::add);
                part.forEach(groups);
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
        }
    }

    private Map<String, List<T>> inMemory() {
        Map<String, List<T>> groups = new LinkedHashMap<>();
        items.forEach(item ->
                groups.computeIfAbsent(key.apply(item), k -> new ArrayList<>(2)).add(item));
        return groups;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
