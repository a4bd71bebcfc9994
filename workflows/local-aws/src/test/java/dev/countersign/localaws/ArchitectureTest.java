package dev.countersign.localaws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.countersign.localaws", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLES =
            slices().matching("dev.countersign.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule OF_THE_PRODUCT_THE_ENDPOINT_KNOWS_THE_STATES_LANGUAGE_ONLY = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.countersign.definitions..", "dev.countersign.lambdas..", "dev.countersign.db..");

    @ArchTest
    static final ArchRule QUEUES_KNOW_NEITHER_TOPICS_NOR_FUNCTIONS = noClasses()
            .that()
            .resideInAPackage("..localaws.sqs..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..localaws.sns..", "..localaws.lambda..", "..localaws.stepfunctions..");
}
