package dev.faultline.rehearsal.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A container's standard input. An engine does not pass its end on, so the program is told to end by SIGTERM as well. */
final class OwnersWords extends FilterOutputStream {
    private final DockerClient engine;
    private final String id;
    private boolean closed;

    OwnersWords(OutputStream input, DockerClient engine, String id) {
        super(input);
        this.engine = engine;
        this.id = id;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            super.close();
            try {
                engine.killContainerCmd(id).withSignal("TERM").exec();
            } catch (NotFoundException | ConflictException gone) {
                return; // it has ended already
            }
        }
    }
}
