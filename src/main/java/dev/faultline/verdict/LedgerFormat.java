package dev.faultline.verdict;

import dev.faultline.timeline.LedgerEntry;
import dev.faultline.timeline.WriteAnswer;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Lines of the ledger as far as verdicts rest on them: what a write competes for and the words of an answer are left out. */
final class LedgerFormat implements Format<LedgerEntry> {
    private static final int INTENT = -1;
    private static final WriteAnswer[] ANSWERS = WriteAnswer.values();

    @Override
    public void write(LedgerEntry line, DataOutput out) throws IOException {
        if (line instanceof LedgerEntry.Intent intent) {
            out.writeByte(INTENT);
            Format.text(intent.write(), out);
            Format.text(intent.record(), out);
            Format.text(intent.operation(), out);
            Format.text(intent.intendedState(), out);
            Format.instant(intent.at(), out);
        } else if (line instanceof LedgerEntry.Answered answered) {
            WriteAnswer answer = answered.answer() == null ? WriteAnswer.INDETERMINATE : answered.answer();
            out.writeByte(answer.ordinal());
            Format.text(answered.write(), out);
            Format.text(answered.id(), out);
            out.writeLong(answered.version());
            Format.instant(answered.at(), out);
        }
    }

    @Override
    public LedgerEntry read(DataInput in) throws IOException {
        int kind = in.readByte();
        String write = Format.text(in);
        return kind == INTENT
                ? new LedgerEntry.Intent(
                        write, Format.text(in), Format.text(in), Format.text(in), "", Format.instant(in))
                : new LedgerEntry.Answered(
                        write, ANSWERS[kind], Format.text(in), in.readLong(), Format.instant(in), "");
    }
}
