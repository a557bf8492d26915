package dev.faultline.run;

import dev.faultline.load.Fitting;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.scenario.Topology;
import dev.faultline.target.PinnedCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** How load generators are fitted to a target. Over TLS they speak with the system and with nobody who might have stepped in between. */
public final class GeneratorFitting {
    private GeneratorFitting() {}

    /**
     * For one target.
     *
     * @param temporary a folder for what vouches for the target; it goes with the rehearsal
     * @throws IOException when that cannot be written
     */
    public static Fitting of(SystemSpec system, Topology topology, Path temporary) throws IOException {
        Optional<String> certificate = topology.surroundings().certificate();
        Optional<Path> store = certificate.map(pem -> temporary.resolve("trusted.p12"));
        if (store.isPresent()) {
            PinnedCertificate.of(certificate.get()).store(store.get(), Fitting.STORE_PASSWORD);
        }
        return new Fitting(system.journeys(), system.marks(), system.login().code(), Fitting.Peers.VOUCHED_FOR, store);
    }
}
