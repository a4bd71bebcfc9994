package dev.countersign.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.countersign.people.Actor;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Service;

/** Service methods without authorization, and their callers: see {@code matrix/internal.txt}. */
class InternalMethodsTest {

    private static final Table TABLE = Table.read("internal.txt");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.countersign");

    @Test
    void eachStandsInTheMatrix() {
        Set<String> exist = methods().map(InternalMethodsTest::name).collect(Collectors.toCollection(TreeSet::new));
        assertThat(TABLE.names()).as("matrix/internal.txt").isEqualTo(exist);
    }

    @Test
    void noViewAndNoControllerCallsOneThatDoesNotSayWhyItMay() {
        Set<String> called = methods()
                .filter(method -> method.getCallsOfSelf().stream()
                        .map(JavaAccess::getOriginOwner)
                        .anyMatch(InternalMethodsTest::isPage))
                .map(InternalMethodsTest::name)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> excused = TABLE.names().stream()
                .filter(name ->
                        !TABLE.rows().getOrDefault(name, List.of()).getFirst().isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(called).isEqualTo(excused);
    }

    private static Stream<JavaMethod> methods() {
        return CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(Service.class))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(Predicate.not(method -> method.getModifiers().contains(JavaModifier.SYNTHETIC)))
                .filter(method ->
                        method.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Actor.class)));
    }

    private static boolean isPage(JavaClass type) {
        return type.getPackageName().contains(".ui") || type.isAnnotatedWith(Controller.class);
    }

    private static String name(JavaMethod method) {
        return method.getOwner().getSimpleName() + "." + method.getName();
    }
}
