package dev.faultline.rehearsal.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes the database listen where it should not. */
class ExposureTest {
    @TempDir
    private Path data;

    @BeforeEach
    void prepare() throws IOException {
        Files.writeString(data.resolve("postgresql.conf"), "listen_addresses = '127.0.0.1'\n");
        Files.writeString(data.resolve("pg_hba.conf"), "");
    }

    @Test
    void aPrivateOneChangesNothing() throws IOException {
        Exposure.PRIVATE.applyTo(data);
        Exposure.at("127.0.0.1").applyTo(data);

        assertThat(data.resolve("postgresql.conf")).hasContent("listen_addresses = '127.0.0.1'\n");
        assertThat(data.resolve("pg_hba.conf")).isEmptyFile();
    }

    @Test
    void aPublicOneListensThereToo() throws IOException {
        Exposure.at("127.0.0.10").applyTo(data);

        assertThat(data.resolve("postgresql.conf")).content().endsWith("listen_addresses = '127.0.0.1,127.0.0.10'\n");
        assertThat(data.resolve("pg_hba.conf")).content().contains("127.0.0.0/8 trust");
    }

    @Test
    void nothingButALoopbackAddressIsEverListenedOn() {
        for (String address : new String[] {"0.0.0.0", "192.168.1.7", "*", "localhost", "127.0.0.1,0.0.0.0"}) {
            assertThatThrownBy(() -> Exposure.at(address))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("loopback address such as 127.0.0.10")
                    .hasMessageContaining(address);
        }
    }
}
