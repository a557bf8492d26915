package dev.faultline.verdict;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Traces of records of either kind. */
final class TraceFormat implements Format<Trace> {
    private static final WriteFormat WRITE = new WriteFormat();
    private static final HeldFormat HELD = new HeldFormat();

    @Override
    public void write(Trace trace, DataOutput out) throws IOException {
        out.writeBoolean(trace instanceof Trace.Written);
        if (trace instanceof Trace.Written written) {
            WRITE.write(written.write(), out);
        } else if (trace instanceof Trace.Held held) {
            HELD.write(held.found(), out);
        }
    }

    @Override
    public Trace read(DataInput in) throws IOException {
        return in.readBoolean() ? new Trace.Written(WRITE.read(in)) : new Trace.Held(HELD.read(in));
    }
}
