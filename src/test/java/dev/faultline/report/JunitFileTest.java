package dev.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.verdict.Judgement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** What a CI is told: every objective is a case, and everything but a PASS breaks the build. */
class JunitFileTest {
    @TempDir
    Path reports;

    @Test
    void aPassingRunHasOneGreenCaseForEachObjective() throws Exception {
        Element suite = suite(FabricatedRun.passing(reports));

        assertThat(suite.getAttribute("name")).isEqualTo("blinklean.rds-failover");
        assertThat(suite.getAttribute("tests")).isEqualTo("7");
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(7);
        assertThat(suite.getElementsByTagName("failure").getLength()).isZero();
        assertThat(suite.getElementsByTagName("error").getLength()).isZero();
        assertThat(suite.getAttribute("time")).isEqualTo("132.000");
    }

    @Test
    void aFailIsAFailureAndAnInconclusiveAnErrorAndNothingIsSkipped() throws Exception {
        Element suite = suite(FabricatedRun.failing(reports));

        assertThat(suite.getAttribute("failures")).isEqualTo("5");
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(suite.getAttribute("skipped")).isEqualTo("0");
        assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(5);
        assertThat(suite.getElementsByTagName("error").getLength()).isEqualTo(1);
        assertThat(suite.getElementsByTagName("skipped").getLength()).isZero();
    }

    @Test
    void aFailureSaysWhatWasRequiredAndMeasuredAndNamesItsWitnesses() throws Exception {
        Element failure = (Element) suite(FabricatedRun.failing(reports))
                .getElementsByTagName("failure")
                .item(2);

        assertThat(failure.getAttribute("message"))
                .isEqualTo("required 0 s: no acknowledged write lost, measured 37 of 1,480 lost, the oldest 2.91 s"
                        + " before the failure");
        assertThat(failure.getTextContent())
                .contains("- key 7f31-0093 slot andheri-2026-12-04-09: acknowledged 10:02:38.11 as id 1443, not found")
                .contains("claims: BL-06");
    }

    @Test
    void aRunThatWasCutShortIsAnErrorEvenWhenEveryVerdictIsAPass() throws Exception {
        Element suite = suite(FabricatedRun.passing(reports).ended(Ending.cutShort("interrupted with Ctrl-C")));

        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(((Element) suite.getElementsByTagName("error").item(0)).getAttribute("message"))
                .isEqualTo("cut short: interrupted with Ctrl-C");
    }

    @Test
    void aRunThatJudgedNothingIsAnError() throws Exception {
        assertThat(suite(FabricatedRun.passing(reports).judged()).getAttribute("errors"))
                .isEqualTo("1");
    }

    @Test
    void whatXmlCannotCarryIsReplacedAndTheRestIsKept() throws Exception {
        FabricatedRun run = FabricatedRun.passing(reports)
                .judged(FabricatedVerdicts.plain(
                        "id<&\"", "slo", Judgement.FAIL, "a < b", "\u0000\u001b[31m]]>&amp; \ud83d\ude00", List.of()));

        Element suite = suite(run);

        assertThat(((Element) suite.getElementsByTagName("testcase").item(0)).getAttribute("name"))
                .isEqualTo("id<&\"");
        assertThat(suite.getElementsByTagName("failure").item(0).getTextContent())
                .contains("measured \ufffd\ufffd[31m]]>&amp; \ud83d\ude00");
    }

    private static Element suite(FabricatedRun run) throws IOException, SAXException, ParserConfigurationException {
        String xml = JunitFile.of(run.document());
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }
}
