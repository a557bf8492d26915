package dev.faultline.toxics;

/** Lets {@code bytes} bytes through, counted per connection since the toxic came on, and then closes the connection. */
record LimitDataToxic(long bytes) implements Toxic {
    static LimitDataToxic of(Attributes attributes) {
        return new LimitDataToxic(attributes.number("bytes"));
    }

    @Override
    public Stage workIn(Slot slot) {
        return new Counting(slot, bytes);
    }

    private record Counting(Slot slot, long limit) implements Stage {
        @Override
        public void data(Chunk chunk) {
            long left = Math.max(0, limit - slot.passedBytes());
            if (left > 0) {
                slot.pass(chunk.takeFirst((int) Math.min(left, chunk.size())));
            }
            slot.drop(chunk);
            if (slot.passedBytes() >= limit) {
                slot.closeConnectionOnceSent();
            }
        }

        @Override
        public void end() {
            slot.passEnd();
        }

        @Override
        public void release(Outlet to) {}

        @Override
        public void close() {}
    }
}
