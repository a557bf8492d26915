package dev.faultline.rehearsal.api;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** For all tests of a class one API instance, on a database that has no standby. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SharedApiFixture {
    /** Of the customer who calls where nothing else is said. */
    final String token = RehearsedApi.token("9820000001");

    RehearsedApi rehearsed;
    ApiClient client;

    @BeforeAll
    void startApi() throws Exception {
        rehearsed = RehearsedApi.started(RehearsedApi.Standby.NONE);
        client = rehearsed.client();
    }

    @AfterAll
    void closeApi() throws Exception {
        rehearsed.close();
    }
}
