package dev.countersign;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.countersign.execution.ExecutionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What the house style asks of every class and a compiler does not check. */
@AnalyzeClasses(packages = "dev.countersign", importOptions = WrittenCode.class)
class HouseStyleTest {

    @ArchTest
    static final ArchRule NAMES_ARE_OF_THE_DOMAIN = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Data|Info)")
            .because("such a name says nothing about what the class is for");

    @ArchTest
    static final ArchRule REPOSITORIES_ARE_PACKAGE_PRIVATE =
            classes().that().areAnnotatedWith(Repository.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule OPTIONAL_IS_NO_FIELD_OF_A_CLASS = noFields()
            .that()
            .areDeclaredInClassesThat()
            .areNotRecords()
            .should()
            .haveRawType(Optional.class);

    @ArchTest
    static final ArchRule TIME_COMES_FROM_OUTSIDE = noClasses()
            .that()
            .resideOutsideOfPackages("dev.countersign.localaws..", "dev.countersign.lambdas..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule CHANCE_COMES_FROM_OUTSIDE =
            noClasses().should().callMethod(UUID.class, "randomUUID").orShould().callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule CHANCE_IS_SECURE = noClasses()
            .should()
            .callConstructor(Random.class)
            .orShould()
            .callConstructor(Random.class, long.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(SplittableRandom.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocalRandom.class)
            .orShould()
            .callMethod(RandomGenerator.class, "of", String.class)
            .orShould()
            .callMethod(RandomGenerator.class, "getDefault")
            .because("what can be foreseen must not become an id, a token or a link");

    @ArchTest
    static final ArchRule ONLY_THE_LOCAL_DATABASE_STARTS_PROGRAMS = noClasses()
            .that()
            .resideOutsideOfPackage("dev.countersign.localaws.postgres")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ProcessBuilder.class)
            .orShould()
            .callMethod(Runtime.class, "exec", String.class)
            .orShould()
            .callMethod(Runtime.class, "exec", String[].class);

    @ArchTest
    static final ArchRule TRANSACTIONS_ARE_OF_A_TENANT = methods()
            .should()
            .notBeAnnotatedWith(Transactional.class)
            .because("TenantTransaction is the only way to the rows of a tenant");

    @ArchTest
    static final ArchRule FIELDS_ARE_NOT_INJECTED = fields().should()
            .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .because("what a class needs is seen in its constructor");

    @ArchTest
    static final ArchRule WHAT_EXECUTIONS_SAY_IS_HEARD_BY_THE_OWNERS_OF_REQUESTS_AND_APPROVALS = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.countersign.execution..", "dev.countersign.request", "dev.countersign.approval")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ExecutionEvent.class)
            .because("what became of a request is not always what its execution said");

    @ArchTest
    static final ArchRule LOGGERS_HAVE_ONE_NAME =
            fields().that().haveRawType(Logger.class).and().areStatic().should().haveName("LOG");

    @ArchTest
    static final ArchRule VIEWS_DO_NOT_SPEAK_SQL = noClasses()
            .that()
            .resideInAPackage("..ui..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(JdbcClient.class)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule THE_SYSTEM_CLOCK_IS_MADE_ONCE = noClasses()
            .that()
            .areNotAssignableTo(CountersignApplication.class)
            .and()
            .resideOutsideOfPackages("dev.countersign.localaws..", "dev.countersign.lambdas..")
            .should()
            .callMethod(Clock.class, "systemUTC");
}
