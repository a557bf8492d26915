package dev.faultline.rehearsal.container;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Takes what a container says to where its command's outputs were to go: a file, or whoever reads. */
final class ContainerOutput extends ResultCallback.Adapter<Frame> {
    private final OutputStream out;
    private final OutputStream errors;

    private ContainerOutput(OutputStream out, OutputStream errors) {
        this.out = out;
        this.errors = errors;
    }

    /** As {@code command} says; what it does not send anywhere goes to {@code reader}. */
    static ContainerOutput of(ProcessBuilder command, OutputStream reader) throws IOException {
        OutputStream out = sink(command.redirectOutput(), reader);
        return new ContainerOutput(
                out,
                command.redirectErrorStream() ? out : sink(command.redirectError(), OutputStream.nullOutputStream()));
    }

    private static OutputStream sink(ProcessBuilder.Redirect redirect, OutputStream otherwise) throws IOException {
        return redirect.file() == null ? otherwise : new FileOutputStream(redirect.file(), true);
    }

    @Override
    public void onNext(Frame frame) {
        try {
            OutputStream sink = frame.getStreamType() == StreamType.STDERR ? errors : out;
            sink.write(frame.getPayload());
            sink.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("what a container says could not be kept: " + e.getMessage(), e);
        }
    }

    /** The container has no more to say, or nobody listens any more. */
    @Override
    public void close() throws IOException {
        try (OutputStream first = out;
                OutputStream second = errors) {
            super.close();
        }
    }
}
