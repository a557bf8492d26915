package dev.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
    @TempDir
    Path home;

    private Installation installation;

    @BeforeEach
    void aFolderIsPackaged() throws IOException {
        installation = new Installation(home);
        Files.createDirectory(home.resolve("lib"));
        Files.writeString(home.resolve("classpath"), "lib/b.jar:lib/a.jar\n");
        for (String jar : new String[] {"a.jar", "b.jar", "faultline-1.jar", "faultline-1-simulations.jar"}) {
            Files.createFile(home.resolve("lib").resolve(jar));
        }
    }

    @Test
    void forksHaveOurJarsFirstAndTheOthersInTheOrderOfTheBuild() throws IOException {
        assertThat(installation.forking().java())
                .containsExactly(
                        Installation.java(),
                        "-cp",
                        String.join(
                                ":",
                                home + "/lib/faultline-1-simulations.jar",
                                home + "/lib/faultline-1.jar",
                                home + "/lib/b.jar",
                                home + "/lib/a.jar"));
    }

    @Test
    void forksStartFromTheClassDataArchiveWhereThereIsOne() throws IOException {
        Files.createFile(home.resolve("classes.jsa"));
        assertThat(installation.forking().java())
                .startsWith(Installation.java(), "-XX:SharedArchiveFile=" + home + "/classes.jsa")
                .endsWith("-cp", installation.classPath());
    }
}
