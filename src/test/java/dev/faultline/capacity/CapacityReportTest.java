package dev.faultline.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.report.CapacityReport;
import dev.faultline.report.Ending;
import dev.faultline.report.Manifest;
import dev.faultline.report.Software;
import dev.faultline.timeline.RunFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page, the figures and the manifest of a measured capacity are whole, and need nothing from elsewhere. */
class CapacityReportTest {
    @TempDir
    private Path folder;

    private String write(List<Measurement> measured) throws Exception {
        MeasuredCity city = new MeasuredCity();
        CapacityDocument document = city.document(measured);
        Manifest manifest = new Manifest(
                document.runId(),
                "capacity",
                "blinklean",
                "embedded",
                document.seed(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Software.ofThisProcess(),
                document.started(),
                document.ended(),
                Ending.completed(),
                List.of(),
                Map.of());
        CapacityReport.write(new RunFiles(folder), manifest, document, new CapacityWords(document, city.spec()).page());
        return Files.readString(folder.resolve("index.html"));
    }

    @Test
    void thePageTellsThePlanItsArithmeticAndItsCosts() throws Exception {
        String page = write(MeasuredCity.straight(4));
        assertThat(page)
                .contains("For this load you need", "20.0/s, expected", "Universal Scalability Law", "nat-gateway")
                .contains("9,000,000 ÷ 30", "300,000 × 12 %", "36,000 ÷ 3,600")
                .contains("data-chart=\"latency\"", "data-chart=\"law\"", "data-chart=\"residuals\"");
        assertThat(page.replaceAll("(?s)<script.*?</script>", ""))
                .as("nothing is loaded from elsewhere")
                .doesNotContain("src=", "http://", "https://");
    }

    @Test
    void whereNothingWasFoundThePageSaysWhy() throws Exception {
        String page = write(List.of(MeasuredCity.notFound(1, "people came <late>")));
        assertThat(page)
                .contains("The capacity is not known", "people came &lt;late")
                .doesNotContain("For this load you need", "<late>");
    }

    @Test
    void theManifestHasTheHashOfEachFile() throws Exception {
        write(MeasuredCity.straight(4));
        JsonNode manifest =
                new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
        assertThat(manifest.path("files").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("capacity.json", "index.html");
        assertThat(manifest.path("files").path("capacity.json").asText()).hasSize(64);
    }
}
