package dev.faultline.rehearsal.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.rehearsal.control.SecretDelivery.Delivery;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where secrets end up on disk, and where they do not. */
class SecretDeliveryTest {
    private final SecretValues secrets = SecretValues.random();

    @TempDir
    private Path folder;

    @Test
    void outOfTheStoreTheyTouchNoDisk() throws IOException {
        new SecretDelivery(Delivery.STORE, secrets, folder).prepare("api-a");

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void byFileTheyLieThereForAnybodyToRead() throws IOException {
        new SecretDelivery(Delivery.FILE, secrets, folder).prepare("api-a");

        assertThat(folder.resolve("api-a.env"))
                .content()
                .contains("OPERATOR=" + secrets.operator())
                .contains("PAYMENT_KEY=" + secrets.paymentKey());
    }

    @Test
    void noTwoPlatformsShareThemAndTheyAreNotPrinted() {
        assertThat(secrets.byParameter().values())
                .doesNotContainAnyElementsOf(SecretValues.random().byParameter().values());
        assertThat(secrets.toString()).doesNotContain(secrets.operator());
    }
}
