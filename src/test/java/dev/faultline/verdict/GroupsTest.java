package dev.faultline.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Grouping in memory and through temporary files. */
class GroupsTest {
    @TempDir
    private Path folder;

    private static Groups<Item> groups(Path folder, int inMemory) {
        return new Groups<>(Item::key, new ItemFormat(), new Groups.Room(folder, inMemory));
    }

    private static Map<String, List<Item>> grouped(Groups<Item> groups) {
        Map<String, List<Item>> found = new TreeMap<>();
        groups.forEach(items -> assertThat(found.put(items.get(0).key(), List.copyOf(items)))
                .as("another group of the same key")
                .isNull());
        return found;
    }

    @Test
    void aFewItemsStayInMemoryAndNeedNoFolder() throws IOException {
        try (Groups<Item> groups = groups(folder.resolve("not there"), 3)) {
            List.of(new Item("a", 1), new Item("b", 2), new Item("a", 3)).forEach(groups::add);
            assertThat(grouped(groups))
                    .containsEntry("a", List.of(new Item("a", 1), new Item("a", 3)))
                    .containsOnlyKeys("a", "b");
        }
    }

    @Test
    void manyItemsMakeTheSameGroupsInTheSameOrderAsInMemory() throws IOException {
        for (int limit : new int[] {1, 3, 50, 2000}) {
            try (Groups<Item> inMemory = groups(folder, Integer.MAX_VALUE);
                    Groups<Item> inFiles = groups(folder, limit)) {
                Random random = new Random(limit);
                for (int i = 0; i < 5000; i++) {
                    Item item = new Item("key" + random.nextInt(1 + random.nextInt(900)), i);
                    inMemory.add(item);
                    inFiles.add(item);
                }
                assertThat(grouped(inFiles)).as("%d in memory", limit).isEqualTo(grouped(inMemory));
                assertThat(grouped(inFiles)).as("a second time").isEqualTo(grouped(inMemory));
            }
        }
    }

    @Test
    void itemsOfMoreThanABlockAreReadBackWhole() throws IOException {
        String large = "x".repeat(70_000);
        try (Groups<Item> groups = groups(folder, 1)) {
            for (int i = 0; i < 20; i++) {
                groups.add(new Item(large + i % 2, i));
            }
            assertThat(grouped(groups).get(large + 1))
                    .extracting(Item::number)
                    .containsExactly(1, 3, 5, 7, 9, 11, 13, 15, 17, 19);
        }
    }

    @Test
    void nothingIsLeftWhenWhoReadsThemFails() {
        assertThatThrownBy(() -> {
                    try (Groups<Item> groups = groups(folder, 1)) {
                        for (int i = 0; i < 300; i++) {
                            groups.add(new Item("key" + i % 7, i));
                        }
                        groups.forEach(items -> {
                            throw new IllegalStateException("no more");
                        });
                    }
                })
                .hasMessage("no more");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatTakesNoFileIsNamed() throws IOException {
        Path missing = folder.resolve("missing");
        try (Groups<Item> groups = groups(missing, 1)) {
            groups.add(new Item("a", 1));
            assertThatThrownBy(() -> groups.add(new Item("b", 2)))
                    .hasMessageContaining("temporary file")
                    .hasMessageContaining(missing.toString());
        }
    }

    private record Item(String key, int number) {}

    private static final class ItemFormat implements Format<Item> {
        @Override
        public void write(Item item, DataOutput out) throws IOException {
            Format.text(item.key(), out);
            out.writeInt(item.number());
        }

        @Override
        public Item read(DataInput in) throws IOException {
            return new Item(Format.text(in), in.readInt());
        }
    }
}
