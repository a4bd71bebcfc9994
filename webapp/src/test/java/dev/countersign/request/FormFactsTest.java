package dev.countersign.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.testing.PurchaseTemplate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class FormFactsTest {

    private final PersonName luis = new PersonName(new PersonId(new UUID(1, 1)), "Luis Pardo", "luis@example.test");

    @Test
    void everyAnswerKeepsItsTypeAndTheOrderOfTheForm() {
        ObjectNode form = PurchaseTemplate.filledIn();
        form.put("user", luis.id().toString());
        assertThat(FormFacts.of(
                        PurchaseTemplate.definition().form(), form, new Mentioned(Map.of(luis.id(), luis), Map.of())))
                .extracting(Fact::value)
                .containsExactly(
                        new Fact.Value.Words("Laptops"),
                        new Fact.Value.Prose("The old ones\nare slow"),
                        new Fact.Value.Quantity(new BigDecimal(4)),
                        new Fact.Value.Money(new BigDecimal(12_000), "EUR"),
                        new Fact.Value.Day(LocalDate.of(2027, 1, 15)),
                        new Fact.Value.Chosen(Text.of("High")),
                        new Fact.Value.Somebody(luis));
        assertThat(FormFacts.people(PurchaseTemplate.definition().form(), form)).containsExactly(luis.id());
    }

    @Test
    void whatWasLeftEmptyIsNothing() {
        ObjectNode form = PurchaseTemplate.filledIn();
        form.remove("pieces");
        form.putNull("needed");
        assertThat(FormFacts.of(PurchaseTemplate.definition().form(), form, new Mentioned(Map.of(), Map.of())))
                .filteredOn(fact -> fact.value() instanceof Fact.Value.Nothing)
                .extracting(Fact::field)
                .containsExactly("pieces", "needed", "user");
    }

    @Test
    void aRequestIsCalledByTheFirstLineOfTheAnswerThatTheTemplateNames() {
        ObjectNode form = PurchaseTemplate.filledIn();
        assertThat(title(form)).isEqualTo("Laptops");
        form.put("item", "One\ntwo");
        assertThat(title(form)).isEqualTo("One");
        form.put("item", "😀".repeat(300));
        assertThat(title(form).codePointCount(0, title(form).length())).isEqualTo(200);
        assertThat(title(form)).endsWith("😀…");
        form.remove("item");
        assertThat(title(form)).isEqualTo("Compra");
    }

    private static String title(ObjectNode form) {
        return Title.of(PurchaseTemplate.definition(), form, Locale.forLanguageTag("es"));
    }
}
