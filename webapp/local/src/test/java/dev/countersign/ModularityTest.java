package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    private static final ApplicationModules MODULES = ApplicationModules.of(
            CountersignApplication.class,
            JavaClass.Predicates.resideInAnyPackage(
                    "dev.countersign.asl..",
                    "dev.countersign.definitions..",
                    "dev.countersign.localaws..",
                    "dev.countersign.lambdas..",
                    "dev.countersign.db.."));

    @Test
    void modulesKnowOnlyThoseTheyMayKnowAndThereIsNoCycle() {
        MODULES.verify();
    }

    @Test
    void everyModuleNamesTheModulesThatItMayKnow() {
        assertThat(MODULES)
                .isNotEmpty()
                .allSatisfy(module -> assertThat(module.getBasePackage().getAnnotation(ApplicationModule.class))
                        .as(module.getBasePackage().getName())
                        .hasValueSatisfying(declared -> assertThat(declared.allowedDependencies())
                                .doesNotContain(ApplicationModule.OPEN_TOKEN)));
    }
}
