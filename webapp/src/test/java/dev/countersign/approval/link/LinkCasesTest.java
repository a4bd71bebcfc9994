package dev.countersign.approval.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.PanelName;
import dev.countersign.request.Tally;
import dev.countersign.request.WaitingAt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LinkCasesTest {

    private static final PersonName INES = new PersonName(new PersonId(UUID.randomUUID()), "Inés", "ines@acme.test");
    private static final PersonName JON = new PersonName(new PersonId(UUID.randomUUID()), "Jon", "jon@acme.test");
    private static final Text FINANCE = Text.of("Finance");

    @Test
    void whoHasLeftTheGroupIsNotToldThatTheyAreAskedNow() {
        List<WaitingAt> waiting = List.of(at(FINANCE, INES, JON), at(Text.of("Legal"), INES));
        assertThat(LinkCases.others(waiting, FINANCE, INES.id())).hasValue("Jon");
        assertThat(LinkCases.others(List.of(at(FINANCE, INES)), FINANCE, INES.id()))
                .isEmpty();
    }

    private static WaitingAt at(Text step, PersonName... people) {
        return new WaitingAt(
                "step",
                step,
                new Tally(List.of(new Tally.Part(PanelName.PEOPLE, false, 1, 1, List.of(people), people.length))),
                Instant.EPOCH,
                Optional.empty(),
                List.of());
    }
}
