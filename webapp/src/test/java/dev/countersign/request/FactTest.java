package dev.countersign.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.text.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactTest {

    @Test
    void factsStandTogetherBySectionInTheirOrder() {
        Fact purpose = fact("purpose", Text.NONE);
        Fact from = fact("from", Text.of("Trip"));
        Fact to = fact("to", Text.of("Trip"));
        Fact items = fact("items", Text.of("Costs"));

        assertThat(Fact.inSections(List.of(purpose, from, to, items)))
                .containsExactly(
                        new Fact.Group(Text.NONE, List.of(purpose)),
                        new Fact.Group(Text.of("Trip"), List.of(from, to)),
                        new Fact.Group(Text.of("Costs"), List.of(items)));
        assertThat(Fact.inSections(List.of())).isEmpty();
    }

    private static Fact fact(String field, Text section) {
        return new Fact(field, Text.of(field), new Fact.Value.Words(field), section);
    }
}
