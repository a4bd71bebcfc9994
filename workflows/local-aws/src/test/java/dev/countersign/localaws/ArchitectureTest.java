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
    static final ArchRule packages_form_no_cycles =
            slices().matching("dev.countersign.localaws.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule of_the_product_the_endpoint_knows_the_states_language_only = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.countersign.definitions..", "dev.countersign.lambdas..", "dev.countersign.db..");

    @ArchTest
    static final ArchRule queues_know_neither_topics_nor_functions = noClasses()
            .that()
            .resideInAPackage("..localaws.sqs..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..localaws.sns..", "..localaws.lambda..", "..localaws.stepfunctions..");
}
