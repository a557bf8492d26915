package dev.faultline.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Which Faultline this is: the version that the build wrote into the jar. */
final class Version implements IVersionProvider {
    static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("unpackaged");
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "Faultline " + current(),
            "Java " + System.getProperty("java.version") + ", " + System.getProperty("os.name")
        };
    }
}
