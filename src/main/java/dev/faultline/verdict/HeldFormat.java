package dev.faultline.verdict;

import dev.faultline.timeline.HeldRecord;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Records that were read back, but for the instant of their commit, which no verdict uses. */
final class HeldFormat implements Format<HeldRecord> {
    @Override
    public void write(HeldRecord held, DataOutput out) throws IOException {
        Format.text(held.record(), out);
        Format.text(held.id(), out);
        Format.text(held.resource(), out);
        out.writeInt(held.capacity());
        Format.text(held.state(), out);
        out.writeLong(held.version());
    }

    @Override
    public HeldRecord read(DataInput in) throws IOException {
        return new HeldRecord(
                Format.text(in), Format.text(in), Format.text(in), in.readInt(), Format.text(in), in.readLong());
    }
}
