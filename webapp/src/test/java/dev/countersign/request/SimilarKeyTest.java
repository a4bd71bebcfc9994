package dev.countersign.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.TextField;
import dev.countersign.definitions.text.Text;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Which answer tells what a request is about. */
class SimilarKeyTest {

    private static final TemplateDefinition PURCHASE = template("item");

    @Test
    void itIsTheFirstShortTextThatIsNotTheTitleWithoutCaseAndAccents() {
        ObjectNode form = answers().put("item", "Twelve lamps").put("supplier", " Lámparas  RUIZ ");
        assertThat(SimilarKey.of(PURCHASE, form)).contains("lamparas ruiz");
        assertThat(SimilarKey.of(template("'Lamps'"), form)).contains("twelve lamps");
    }

    @Test
    void aLongAnswerIsCutBetweenCharacters() {
        ObjectNode form = answers().put("supplier", "😀".repeat(300));
        assertThat(SimilarKey.of(PURCHASE, form)).contains("😀".repeat(200));
    }

    @Test
    void withoutAnAnswerThereIsNone() {
        assertThat(SimilarKey.of(PURCHASE, answers().put("item", "Lamps"))).isEmpty();
        assertThat(SimilarKey.of(PURCHASE, answers().put("supplier", "  "))).isEmpty();
    }

    private static ObjectNode answers() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static TemplateDefinition template(String title) {
        return new TemplateDefinition(
                "purchase",
                Text.of("Purchase"),
                Text.of("Something is to be bought"),
                "PR",
                Text.of(title),
                new Form(List.of(
                        new TextField("item", Text.of("Item"), Text.NONE, true, 1, 100),
                        new TextField("supplier", Text.of("Supplier"), Text.NONE, false, 0, 1_000))),
                List.of());
    }
}
