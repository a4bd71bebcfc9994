package dev.countersign;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.annotation.EnableVaadin;
import java.util.stream.Stream;

/** Which packages may know which, in all modules. What the modules of the application may know stands at each of them. */
@AnalyzeClasses(packages = "dev.countersign", importOptions = WrittenCode.class)
class ArchitectureTest {

    private static final DescribedPredicate<JavaClass> ON_A_SCREEN = resideInAPackage("dev.countersign..ui..");

    /** Each has to do with how Vaadin's pages are served, not with what is on them. */
    private static final DescribedPredicate<JavaClass> SERVES_VAADIN = resideInAPackage("dev.countersign.signin")
            // The filters that let Vaadin's own requests through.
            .and(simpleName("SecurityConfiguration")
                    // Ends the sessions of somebody who may not sign in any more.
                    .or(simpleName("Sessions"))
                    // The content policy of Vaadin's page.
                    .or(simpleName("VaadinContentPolicy")));

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLES =
            slices().matching("dev.countersign.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule SERVICES_DO_NOT_KNOW_VAADIN = noClasses()
            .that(DescribedPredicate.not(ON_A_SCREEN.or(SERVES_VAADIN)))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.vaadin..");

    /** A page in another package would not be found, and its address would not exist. */
    @ArchTest
    static final ArchRule PAGES_ARE_WHERE_VAADIN_LOOKS = classes()
            .that()
            .areAnnotatedWith(Route.class)
            .or()
            .implement(HasErrorParameter.class)
            .should()
            .resideInAnyPackage(packagesOfPages());

    private static String[] packagesOfPages() {
        try {
            Class<?> list = Class.forName("dev.countersign.ui.PagePackages");
            return Stream.of(list.getAnnotation(EnableVaadin.class).value())
                    .map(name -> name + "..")
                    .toArray(String[]::new);
        } catch (ClassNotFoundException renamed) {
            throw new IllegalStateException(renamed);
        }
    }
}
