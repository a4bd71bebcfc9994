package dev.countersign.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WantedTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\uE000", "\u0301", "\uDB40\uDC41"})
    void aNameIsRefusedIfThereIsNothingToRead(String name) {
        assertThat(wanted(name).problem()).contains(new TokenResult.NameWrong());
    }

    @Test
    void aNameHasOneLineAndHidesNothing() {
        assertThat(wanted(" My\nscript\uDB40\uDC69 ").name()).isEqualTo("My script");
        assertThat(wanted("My script").problem()).isEmpty();
    }

    private static Wanted wanted(String name) {
        return new Wanted(name, Set.of(Scope.values()), Lifetime.CHOICES.getFirst());
    }
}
