package dev.faultline.observe.exposure;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;

/**
 * Versions of TLS that no server should take any more (RFC 8996). Whether one does is asked with a hello written by hand
 * (RFC 4346, RFC 8422), since a Java of today refuses to speak them itself.
 */
enum OldTls {
    /** Of 1999. */
    V1_0("TLS 1.0", 1),
    /** Of 2006. */
    V1_1("TLS 1.1", 2);

    private static final int HANDSHAKE = 0x16;
    private static final int SERVER_HELLO = 2;
    private static final int MAJOR = 3;
    /** What servers of those days had in common: AES and triple DES in CBC mode, with RSA, ECDHE-RSA and ECDHE-ECDSA. */
    private static final int[] SUITES = {0xC009, 0xC00A, 0xC013, 0xC014, 0x002F, 0x0035, 0x000A};

    private static final int[] GROUPS = {23, 24, 25}; // secp256r1, secp384r1, secp521r1

    private final String words;
    private final int minor;

    OldTls(String words, int minor) {
        this.words = words;
        this.minor = minor;
    }

    String words() {
        return words;
    }

    /**
     * Whether the server answers with a hello of this version.
     *
     * @throws IOException when nobody listens there
     */
    boolean isTakenAt(InetSocketAddress server, Duration limit) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(server, (int) limit.toMillis());
            socket.setSoTimeout((int) limit.toMillis());
            return answers(socket);
        }
    }

    private boolean answers(Socket socket) {
        try {
            socket.getOutputStream().write(hello());
            DataInputStream in = new DataInputStream(socket.getInputStream());
            if (in.readUnsignedByte() != HANDSHAKE) {
                return false; // an alert, or no TLS at all
            }
            in.readFully(new byte[4]); // version and length of the record
            if (in.readUnsignedByte() != SERVER_HELLO) {
                return false;
            }
            in.readFully(new byte[3]); // length of the hello
            return in.readUnsignedByte() == MAJOR && in.readUnsignedByte() == minor;
        } catch (IOException e) {
            return false; // closed, or silent: not taken
        }
    }

    private byte[] hello() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.writeByte(MAJOR);
        out.writeByte(minor);
        byte[] random = new byte[32];
        new Random().nextBytes(random); // no key will come of it
        out.write(random);
        out.writeByte(0); // no session to resume
        shorts(out, SUITES);
        out.writeByte(1);
        out.writeByte(0); // no compression
        out.writeShort(2 + 2 + 2 + 2 * GROUPS.length + 2 + 2 + 2);
        out.writeShort(10); // supported groups
        out.writeShort(2 + 2 * GROUPS.length);
        shorts(out, GROUPS);
        out.writeShort(11); // point formats: uncompressed
        out.writeShort(2);
        out.writeShort(0x0100);
        return record(body.toByteArray());
    }

    private static void shorts(DataOutputStream out, int[] values) throws IOException {
        out.writeShort(2 * values.length);
        for (int value : values) {
            out.writeShort(value);
        }
    }

    private byte[] record(byte[] hello) throws IOException {
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(record);
        out.writeByte(HANDSHAKE);
        out.writeByte(MAJOR);
        out.writeByte(1);
        out.writeShort(4 + hello.length);
        out.writeByte(1); // client hello
        out.writeByte(0);
        out.writeShort(hello.length);
        out.write(hello);
        return record.toByteArray();
    }
}
