package dev.faultline;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.faultline.timeline.HeldRecord;
import java.util.Set;
import java.util.TreeSet;

/** Holds the design's package table: what each package may use, and that there is no other package. */
@AnalyzeClasses(packages = "dev.faultline", importOptions = ImportOption.DoNotIncludeTests.class)
class PackageRulesTest {
    private static final Set<String> PACKAGES = Set.of(
            "timeline",
            "scenario",
            "toxics",
            "rehearsal",
            "target",
            "plan",
            "load",
            "fault",
            "observe",
            "run",
            "verdict",
            "report",
            "capacity",
            "drill",
            "cli");

    @ArchTest
    static final ArchRule EACH_PACKAGE_USES_ONLY_WHAT_THE_DESIGN_ALLOWS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("timeline")
            .definedBy("dev.faultline.timeline..")
            .layer("scenario")
            .definedBy("dev.faultline.scenario..")
            .layer("toxics")
            .definedBy("dev.faultline.toxics..")
            .layer("rehearsal")
            .definedBy("dev.faultline.rehearsal..")
            .layer("target")
            .definedBy("dev.faultline.target..")
            .layer("plan")
            .definedBy("dev.faultline.plan..")
            .layer("load")
            .definedBy("dev.faultline.load..")
            .layer("fault")
            .definedBy("dev.faultline.fault..")
            .layer("observe")
            .definedBy("dev.faultline.observe..")
            .layer("run")
            .definedBy("dev.faultline.run..")
            .layer("verdict")
            .definedBy("dev.faultline.verdict..")
            .layer("report")
            .definedBy("dev.faultline.report..")
            .layer("capacity")
            .definedBy("dev.faultline.capacity..")
            .layer("drill")
            .definedBy("dev.faultline.drill..")
            .layer("cli")
            .definedBy("dev.faultline.cli..")
            .whereLayer("timeline")
            .mayNotAccessAnyLayer()
            .whereLayer("scenario")
            .mayOnlyAccessLayers("timeline")
            .whereLayer("toxics")
            .mayNotAccessAnyLayer()
            .whereLayer("rehearsal")
            .mayNotAccessAnyLayer()
            .whereLayer("target")
            .mayOnlyAccessLayers("scenario", "toxics", "rehearsal")
            .whereLayer("plan")
            .mayOnlyAccessLayers("scenario")
            .whereLayer("load")
            .mayOnlyAccessLayers("scenario", "plan", "timeline")
            .whereLayer("fault")
            .mayOnlyAccessLayers("scenario", "plan", "target", "timeline")
            .whereLayer("observe")
            .mayOnlyAccessLayers("scenario", "target", "timeline")
            .whereLayer("run")
            .mayOnlyAccessLayers("scenario", "plan", "target", "load", "fault", "observe", "timeline")
            .whereLayer("verdict")
            .mayOnlyAccessLayers("scenario", "timeline")
            .whereLayer("report")
            .mayOnlyAccessLayers("scenario", "plan", "verdict", "timeline")
            .whereLayer("capacity")
            .mayOnlyAccessLayers(
                    "scenario", "plan", "target", "load", "fault", "observe", "run", "verdict", "report", "timeline")
            .whereLayer("drill")
            .mayOnlyAccessLayers("scenario", "run", "verdict", "report", "timeline");

    @ArchTest
    static final ArchRule NO_PACKAGE_DEPENDS_ON_ITSELF_THROUGH_OTHERS =
            slices().matching("dev.faultline.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_SCENARIO_PACKAGE_KNOWS_YAML = ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackage("dev.faultline.scenario..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.snakeyaml..");

    /** All else speaks of AWS in words of our own, and can be tested without any. */
    @ArchTest
    static final ArchRule ONLY_THREE_PACKAGES_KNOW_THE_SDK_OF_AWS = ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.faultline.target.aws..", "dev.faultline.fault.aws..", "dev.faultline.observe.aws..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk..");

    @ArchTest
    static final ArchRule NO_VERDICT_USES_WHAT_VERDICTS_ARE_CHECKED_AGAINST = ArchRuleDefinition.noClasses()
            .that()
            .resideInAPackage("dev.faultline.verdict..")
            .should()
            .callMethod(HeldRecord.class, "committed");

    @ArchTest
    static void thereIsNoOtherPackage(JavaClasses classes) {
        Set<String> found = new TreeSet<>();
        classes.stream()
                .map(type -> type.getPackageName())
                .filter(name -> name.startsWith("dev.faultline."))
                .forEach(name -> found.add(name.split("\\.")[2]));
        assertThat(PACKAGES).containsAll(found);
    }
}
