package dev.faultline.toxics;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * A long stream of random bytes, which the receiver can tell from any other: by one byte lost, doubled or overtaken.
 *
 * @param seed makes the bytes
 * @param bytes how many there are
 */
record RandomStream(long seed, long bytes) {
    private static final int BLOCK_BYTES = 16 * 1024;

    /** Sends it through an echo, and counts the bytes that come back as they should; fails where it cannot be sent. */
    CompletableFuture<Long> echoed(Client client) {
        CompletableFuture<Void> sent = sentTo(client);
        return CompletableFuture.supplyAsync(() -> countMatching(client), RandomStream::onAThread)
                .thenCombine(sent, (matching, done) -> matching);
    }

    /** Sends it, and then the end. */
    CompletableFuture<Void> sentTo(Client client) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        writeTo(client.socket().getOutputStream());
                        client.socket().shutdownOutput();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                },
                RandomStream::onAThread);
    }

    /** Writes it, without an end. */
    void writeTo(OutputStream out) throws IOException {
        Random random = new Random(seed);
        byte[] block = new byte[BLOCK_BYTES];
        for (long sent = 0; sent < bytes; sent += block.length) {
            random.nextBytes(block);
            out.write(block);
        }
    }

    /** How many bytes arrive until the end; throws where one differs. Closes the client. */
    long countMatching(Client client) {
        Random random = new Random(seed);
        try (client) {
            InputStream in = client.socket().getInputStream();
            byte[] expected = new byte[BLOCK_BYTES];
            long matching = 0;
            byte[] block = in.readNBytes(expected.length);
            while (block.length > 0) {
                random.nextBytes(expected);
                if (!Arrays.equals(block, 0, block.length, expected, 0, block.length)) {
                    throw new AssertionError("the stream differs after byte " + matching);
                }
                matching += block.length;
                block = in.readNBytes(expected.length);
            }
            return matching;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void onAThread(Runnable task) {
        new Thread(task, "stream").start();
    }
}
