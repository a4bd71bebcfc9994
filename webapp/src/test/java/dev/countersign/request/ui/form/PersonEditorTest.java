package dev.countersign.request.ui.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.ComboBoxBase.CustomValueSetEvent;
import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.form.PersonField;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Translations;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a field for a person makes of a text that was typed and not chosen from its list. */
class PersonEditorTest {

    private final PersonName ben = named("Ben Ortiz", "ben@acme.test");
    private final PersonName jose = named("José Peña", "jose@acme.test");
    private final PersonName ana = named("Ana Torres", "ana@acme.test");
    private final List<PersonName> everybody =
            List.of(ben, jose, ana, named("Eva García", "eva@acme.test"), named("Eva García", "eva.garcia@acme.test"));
    private final PersonField owner =
            new PersonField("owner", Text.of("Owner"), Text.NONE, true, new Among.Everybody());
    private final PersonEditor editor = editor();

    /** The combo box by itself put Ben back without a word. */
    @Test
    void aNameThatNobodyHasStaysWithASentenceAndReplacesTheEarlierChoice() {
        type(ben.name());

        type("Zacharias");

        assertThat(shown()).isEqualTo("Zacharias");
        assertThat(editor.refusal())
                .contains("No one called “Zacharias” can be chosen here. Choose a person from the list.");
        assertThat(editor.component().isInvalid()).isTrue();
        assertThat(answer()).isEqualTo(FieldEditor.UNREADABLE);
    }

    @Test
    void aFieldForAGroupSaysWhoCanBeChosen() {
        PersonField ofGroup = new PersonField("owner", Text.of("Owner"), Text.NONE, true, new Among.Group("owners"));
        PersonEditor limited = editor(ofGroup);

        type(limited, "Zacharias");

        assertThat(limited.refusal())
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .startsWith("No one called “Zacharias” can be chosen here.")
                        .endsWith("Only of Owners: Ben Ortiz."));
    }

    @Test
    void aPartOfANameIsNoChoice() {
        type("ben");

        assertThat(shown()).isEqualTo("ben");
        assertThat(editor.refusal()).contains("Choose a person from the list.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jose peña", " José Pena ", "JOSE@acme.test"})
    void aWholeNameOrAddressThatOnePersonHasIsAChoice(String text) {
        type(text);

        assertThat(answer()).isEqualTo(jose.id().toString());
        assertThat(shown()).isEqualTo("José Peña");
        assertThat(editor.component().isInvalid()).isFalse();
    }

    @Test
    void aNameThatTwoPeopleHaveIsChosenFromTheList() {
        type("Eva García");

        assertThat(editor.refusal()).contains("Choose a person from the list.");
    }

    @Test
    void aChoiceTakesTheSentenceAway() {
        type("Zacharias");

        type(ben.name());

        assertThat(editor.refusal()).isEmpty();
        assertThat(editor.component().isInvalid()).isFalse();
    }

    @Test
    void theDraftHasTheIdOfWhoeverIsChosenAndTheTextOfNobody() {
        type(ben.name());
        assertThat(editor.component().getElement().getAttribute("data-value"))
                .isEqualTo(ben.id().toString());

        type("Zacharias");
        assertThat(editor.component().getElement().hasAttribute("data-value")).isFalse();

        PersonEditor again = editor();
        again.restore(Map.of("owner", new DraftValue.Typed("Zacharias", Optional.empty())));
        assertThat(again.refusal()).isPresent();
        again.restore(Map.of("owner", new DraftValue.Settled(ben.id().toString())));
        assertThat(again.refusal()).isEmpty();
    }

    @Test
    void aVeryLongTextIsNotRepeated() {
        type("z".repeat(500));

        assertThat(editor.refusal()).contains("Choose a person from the list.");
    }

    /** Whoever asks was offered themselves, and the approval went to somebody else without a word. */
    @ParameterizedTest
    @ValueSource(strings = {"Ana Torres", "ana@acme.test", "torres"})
    void whoeverCannotBeNamedIsRefusedWithTheReason(String text) {
        type(text);

        assertThat(editor.refusal()).contains("Not you.");
        assertThat(answer()).isEqualTo(FieldEditor.UNREADABLE);
    }

    @Test
    void aDraftOfBeforeThatNamesThemIsRefusedToo() {
        editor.restore(Map.of("owner", new DraftValue.Settled(ana.id().toString())));

        assertThat(shown()).isEqualTo("Ana Torres");
        assertThat(editor.refusal()).contains("Not you.");
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void type(PersonEditor typed, String text) {
        ComboBox input = typed.component();
        ComponentUtil.fireEvent(input, new CustomValueSetEvent(input, true, text));
    }

    private void type(String text) {
        type(editor, text);
    }

    private String answer() {
        return editor.answer().map(JsonNode::stringValue).orElseThrow();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private String shown() {
        ComboBox input = editor.component();
        return String.valueOf(input.getItemLabelGenerator().apply(input.getValue()));
    }

    private PersonEditor editor() {
        return editor(owner);
    }

    private PersonEditor editor(PersonField field) {
        Formats formats = new Formats(new Translations(), Locale.UK, ZoneOffset.UTC, Clock.systemUTC());
        return new PersonEditor(
                field,
                new Surroundings(
                        Locale.UK,
                        formats,
                        (asked, text) -> found(text).toList(),
                        (asked, person) -> person.equals(ana) ? Optional.of("Not you.") : Optional.empty(),
                        asked -> asked.among() instanceof Among.Group
                                ? Optional.of("Only of Owners: Ben Ortiz.")
                                : Optional.empty(),
                        id -> everybody.stream()
                                .filter(person -> person.id().toString().equals(id))
                                .findFirst(),
                        new NoUploads(),
                        "me"));
    }

    /** As the directory searches: a part of the name without accents and case, or the beginning of the address. */
    private Stream<PersonName> found(String text) {
        String plain = plain(text);
        return everybody.stream()
                .filter(person ->
                        plain(person.name()).contains(plain) || person.email().startsWith(plain));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace('é', 'e').replace('ñ', 'n').replace('í', 'i');
    }

    private static PersonName named(String name, String email) {
        return new PersonName(new PersonId(UUID.randomUUID()), name, email);
    }
}
