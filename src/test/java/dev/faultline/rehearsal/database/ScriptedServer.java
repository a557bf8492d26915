package dev.faultline.rehearsal.database;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Speaks PostgreSQL's protocol to one client by rote: an answer to the log-in, then one to each statement. */
final class ScriptedServer implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final Deque<byte[]> answers = new ArrayDeque<>();
    private final Thread thread = new Thread(this::serve, "scripted-server");
    private volatile String startup = "";

    /** Each answer is the whole of it; after the last one the server says nothing more. */
    ScriptedServer(byte[]... answers) throws IOException {
        for (byte[] answer : answers) {
            this.answers.add(answer);
        }
        thread.start();
    }

    int port() {
        return listener.getLocalPort();
    }

    /** What the client said of itself. */
    String startup() {
        return startup;
    }

    static byte[] loggedIn() {
        return messages(message('R', new byte[4]), message('Z', "I"));
    }

    static byte[] messages(byte[]... messages) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] message : messages) {
            all.writeBytes(message);
        }
        return all.toByteArray();
    }

    static byte[] message(char type, String body) {
        return message(type, body.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] message(char type, byte[] body) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeByte(type);
            out.writeInt(Integer.BYTES + body.length);
            out.write(body);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A DataRow; null stands for NULL. */
    static byte[] row(String... columns) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeShort(columns.length);
            for (String column : columns) {
                out.writeInt(column == null ? -1 : column.length());
                out.writeBytes(column == null ? "" : column);
            }
            return message('D', bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        listener.close();
        thread.interrupt();
        thread.join();
    }

    private void serve() {
        try (Socket client = listener.accept()) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            OutputStream out = client.getOutputStream();
            startup = new String(in.readNBytes(in.readInt() - Integer.BYTES), StandardCharsets.UTF_8);
            out.write(answers.remove());
            while (!answers.isEmpty()) {
                in.readByte();
                in.readNBytes(in.readInt() - Integer.BYTES);
                out.write(answers.remove());
            }
            while (in.read() >= 0) {
                // Nothing more is answered.
            }
        } catch (IOException clientIsGone) {
            // The test has seen what it wanted.
        }
    }
}
