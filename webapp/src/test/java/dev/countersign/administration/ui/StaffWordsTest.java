package dev.countersign.administration.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StaffWordsTest {

    @Test
    void whoWasErasedHasNoAddress() {
        PersonId id = new PersonId(UUID.randomUUID());
        assertThat(StaffWords.address(new PersonName(id, "Ana Torres", "ana@acme.test")))
                .containsExactly("ana@acme.test");
        assertThat(StaffWords.address(new PersonName(id, "Erased 1a2b3c", "erased-" + id + "@erased.invalid")))
                .isEmpty();
    }
}
