package dev.countersign.definitions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.countersign.definitions", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLES =
            slices().matching("dev.countersign.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule OF_THE_PRODUCT_TEMPLATES_KNOW_THE_STATES_LANGUAGE_ONLY = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.countersign.definitions..",
                    "dev.countersign.asl..",
                    "java..",
                    "tools.jackson..",
                    "org.snakeyaml..",
                    "org.jspecify..");
}
