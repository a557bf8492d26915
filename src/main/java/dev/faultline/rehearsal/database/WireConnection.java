package dev.faultline.rehearsal.database;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A plain connection to a PostgreSQL server on this machine in protocol 3.0: trusted log-in, simple queries, and the
 * copy stream of a replication connection. It exists beside the JDBC driver because the controller needs time-outs in
 * milliseconds and the clone needs BASE_BACKUP, neither of which the driver has. For one thread at a time.
 */
final class WireConnection implements Closeable {
    private static final int PROTOCOL_3_0 = 3 << 16;
    private static final int AUTHENTICATED = 0;
    private static final int BUFFER_BYTES = 128 * 1024;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    private WireConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES));
        this.out = new DataOutputStream(socket.getOutputStream());
    }

    /** Opens an ordinary session in the database {@code postgres}; {@code limit} bounds all of the log-in. */
    static WireConnection open(int port, Duration limit) throws IOException {
        return open(port, "postgres", "control", limit);
    }

    /** Opens an ordinary session in {@code database}; {@code name} is what the server shows it as. */
    static WireConnection open(int port, String database, String name, Duration limit) throws IOException {
        return open(port, Map.of("user", "postgres", "database", database, "application_name", name), limit);
    }

    /** Opens a physical replication session; {@code name} is what the server shows it as. */
    static WireConnection openReplication(int port, String name, Duration limit) throws IOException {
        return open(port, Map.of("user", "postgres", "replication", "true", "application_name", name), limit);
    }

    private static WireConnection open(int port, Map<String, String> parameters, Duration limit) throws IOException {
        Socket socket = new Socket();
        try {
            ReadLimit deadline = ReadLimit.in(limit);
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), deadline.leftMillis());
            WireConnection connection = new WireConnection(socket);
            connection.logIn(parameters, deadline);
            return connection;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** Runs one statement and gives the rows of its last result as text; {@code limit} bounds all of it. */
    List<List<String>> query(String sql, Duration limit) throws IOException {
        send(sql);
        ReadLimit deadline = ReadLimit.in(limit);
        List<List<String>> rows = new ArrayList<>();
        PostgresError error = null;
        for (WireMessage message = next(deadline); message.type() != 'Z'; message = next(deadline)) {
            switch (message.type()) {
                case 'T' -> rows.clear();
                case 'D' -> rows.add(message.row());
                case 'E' -> error = message.error();
                default -> {}
            }
        }
        if (error != null) {
            throw error;
        }
        return rows;
    }

    /** Sends a statement; the answer is read with {@link #next}. */
    void send(String sql) throws IOException {
        byte[] text = sql.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(message);
        fields.writeByte('Q');
        fields.writeInt(Integer.BYTES + text.length + 1);
        fields.write(text);
        fields.writeByte(0);
        out.write(message.toByteArray());
        out.flush();
    }

    /** The next message, or a {@link SocketTimeoutException} once the limit has passed. */
    WireMessage next(ReadLimit limit) throws IOException {
        socket.setSoTimeout(limit.leftMillis());
        return WireMessage.read(in);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Closes it without a word; for a connection that may be broken already. */
    void closeQuietly() {
        try {
            close();
        } catch (IOException alreadyGone) {
            // Closing is all that was wanted.
        }
    }

    private void logIn(Map<String, String> parameters, ReadLimit deadline) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(body);
        fields.writeInt(PROTOCOL_3_0);
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            writeText(fields, parameter.getKey());
            writeText(fields, parameter.getValue());
        }
        fields.writeByte(0);
        out.writeInt(Integer.BYTES + body.size());
        out.write(body.toByteArray());
        out.flush();
        for (WireMessage message = next(deadline); message.type() != 'Z'; message = next(deadline)) {
            if (message.type() == 'E') {
                throw message.error();
            }
            if (message.type() == 'R' && message.fields().getInt() != AUTHENTICATED) {
                throw new IOException("the PostgreSQL server asks for a password; the platform's own never does");
            }
        }
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.writeByte(0);
    }
}
