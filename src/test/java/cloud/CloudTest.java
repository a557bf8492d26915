package cloud;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A stand-in of BlinkLean's account for each test, and the SDK's clients of it. */
abstract class CloudTest {
    StandInCloud cloud;
    SdkClients clients;

    @BeforeEach
    final void up() {
        cloud = StandInCloud.start(Accounts.blinkLean());
        clients = new SdkClients(cloud);
    }

    @AfterEach
    final void down() {
        clients.close();
        cloud.close();
    }
}
