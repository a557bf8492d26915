package dev.faultline.report;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The files that are pasted into pages, so that a page needs no network and no neighbour. */
final class Assets {
    private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

    private Assets() {}

    /** The chart library, whole: only the full build can draw the lanes, and as SVG, which prints sharply. */
    static String library() throws IOException {
        return inScript(read(ECHARTS));
    }

    static String style(String name) throws IOException {
        return read(name);
    }

    static String script(String... names) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String name : names) {
            all.append(read(name)).append('\n');
        }
        return inScript(all.toString());
    }

    /** Nothing in a script may look like the end of the element that it stands in. */
    private static String inScript(String script) {
        return script.replace("</script", "<\\/script").replace("<!--", "<\\!--");
    }

    private static String read(String name) throws IOException {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException(
                        name + " is not on Faultline's class path; the installation is not whole");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
