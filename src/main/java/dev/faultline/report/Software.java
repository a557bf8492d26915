package dev.faultline.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The versions that made a run.
 *
 * @param faultline Faultline's own version, {@code development} when it runs from class folders
 * @param java vendor and version of the Java runtime
 * @param os name, version and architecture of the operating system
 */
public record Software(String faultline, String java, String os) {
    private static final String MAVEN_PROPERTIES = "/META-INF/maven/dev.faultline/faultline/pom.properties";

    /** The versions of the process that asks. */
    public static Software ofThisProcess() {
        return new Software(
                faultlineVersion(),
                property("java.vendor") + " " + property("java.runtime.version"),
                property("os.name") + " " + property("os.version") + " " + property("os.arch"));
    }

    private static String faultlineVersion() {
        try (InputStream in = Software.class.getResourceAsStream(MAVEN_PROPERTIES)) {
            if (in == null) {
                return "development";
            }
            Properties maven = new Properties();
            maven.load(in);
            return maven.getProperty("version", "development");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + MAVEN_PROPERTIES + " from Faultline's own jar", e);
        }
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
