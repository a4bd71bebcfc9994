package dev.countersign;

import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void modulesKnowOnlyThoseTheyMayKnowAndThereIsNoCycle() {
        ApplicationModules.of(
                        CountersignApplication.class,
                        JavaClass.Predicates.resideInAnyPackage(
                                "dev.countersign.asl..",
                                "dev.countersign.definitions..",
                                "dev.countersign.localaws..",
                                "dev.countersign.lambdas..",
                                "dev.countersign.db.."))
                .verify();
    }
}
