package dev.faultline.verdict;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Writes, whole. */
final class WriteFormat implements Format<Write> {
    @Override
    public void write(Write write, DataOutput out) throws IOException {
        Format.text(write.key(), out);
        Format.text(write.record(), out);
        Format.text(write.operation(), out);
        Format.text(write.state(), out);
        Format.text(write.id(), out);
        out.writeLong(write.version());
        Format.instant(write.sent(), out);
        Format.instant(write.acknowledged(), out);
        out.writeInt(write.intents());
        out.writeInt(write.rejections());
        out.writeInt(write.answers());
    }

    @Override
    public Write read(DataInput in) throws IOException {
        return new Write(
                Format.text(in),
                Format.text(in),
                Format.text(in),
                Format.text(in),
                Format.text(in),
                in.readLong(),
                Format.instant(in),
                Format.instant(in),
                in.readInt(),
                in.readInt(),
                in.readInt());
    }
}
