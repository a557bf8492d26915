package dev.faultline.toxics;

/** Does nothing: a place in the chain that a client holds. */
record NoopToxic() implements Toxic {
    @Override
    public Stage workIn(Slot slot) {
        return new Passing(slot);
    }

    private record Passing(Slot slot) implements Stage {
        @Override
        public void data(Chunk chunk) {
            slot.pass(chunk);
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
