package dev.countersign.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods of beans, which of them authorize, and who calls the others: see {@code matrix/services.txt} and {@code matrix/internal.txt}. */
class InternalMethodsTest {

    private static final Table AUTHORIZED = Table.read("services.txt");
    private static final Table INTERNAL = Table.read("internal.txt");
    private static final Map<String, JavaMethod> METHODS = BeanMethods.all();

    @Test
    void eachPublicMethodOfABeanStandsInOneOfTheTwo() {
        Set<String> listed = new TreeSet<>(AUTHORIZED.names());
        listed.addAll(INTERNAL.names());
        assertThat(without(METHODS.keySet(), listed))
                .as("not in matrix/services.txt or matrix/internal.txt")
                .isEmpty();
        assertThat(without(listed, METHODS.keySet())).as("do not exist").isEmpty();
        assertThat(AUTHORIZED.names()).doesNotContainAnyElementsOf(INTERNAL.names());
    }

    @Test
    void whatAuthorizesIsToldWhoActs() {
        assertThat(AUTHORIZED.names())
                .allMatch(name -> BeanMethods.takesActor(Objects.requireNonNull(METHODS.get(name), name)));
    }

    @Test
    void nothingThatABrowserReachesCallsOneThatDoesNotSayWhyItMay() {
        Set<String> called = INTERNAL.names().stream()
                .filter(name -> Objects.requireNonNull(METHODS.get(name), name).getAccessesToSelf().stream()
                        .map(JavaAccess::getOriginOwner)
                        .anyMatch(BeanMethods::isPage))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> excused = INTERNAL.names().stream()
                .filter(name -> !INTERNAL.rows()
                        .getOrDefault(name, List.of())
                        .getFirst()
                        .isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(without(called, excused)).as("called without a reason").isEmpty();
        assertThat(without(excused, called)).as("not called any more").isEmpty();
    }

    private static Set<String> without(Set<String> names, Set<String> others) {
        Set<String> rest = new TreeSet<>(names);
        rest.removeAll(others);
        return rest;
    }

    /** Two people who add a line each then seldom change the same place of the file. */
    @ParameterizedTest
    @ValueSource(strings = {"services.txt", "internal.txt", "entries.txt"})
    void theRowsAreInTheOrderOfTheirNames(String file) {
        assertThat(List.copyOf(Table.read(file).names())).isSorted();
    }
}
