package dev.countersign.definitions.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.text.Text;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionCatalogueTest {

    static Stream<FunctionDescription> functions() {
        return FunctionCatalogue.all().stream();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void eachFunctionDescribesItselfInBothLanguages(FunctionDescription function) {
        Stream<Parameter> members = Stream.concat(function.input().stream(), function.output().stream());
        Stream<Text> texts = members.flatMap(member -> Stream.of(member.label(), member.help()))
                .filter(text -> !text.isEmpty());
        assertThat(Stream.concat(Stream.of(function.title(), function.help()), texts))
                .allSatisfy(text -> assertThat(text.translations()).containsKey("es"));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void theNameOfTheCallIsNoInputOfAFunction(FunctionDescription function) {
        assertThat(function.input(FunctionDescription.CALL)).isEmpty();
        assertThat(function.input())
                .allSatisfy(member ->
                        assertThat(member.words().isEmpty()).isEqualTo(member.type() != Parameter.Type.CHOICE));
    }
}
