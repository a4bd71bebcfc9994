package dev.countersign.request.ui.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.form.DateField;
import dev.countersign.definitions.form.FileKind;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.FormContext;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.definitions.form.NumberField;
import dev.countersign.definitions.text.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a form makes of a draft that was typed in another language, in another region, or by an earlier version of the program. */
class RestoredFormTest {

    private static final Locale SPANISH = Locale.of("es");

    private final MoneyField amount =
            new MoneyField("amount", Text.of("Amount"), Text.of("With taxes"), false, null, null, List.of("EUR"));
    private final MoneyField price =
            new MoneyField("price", Text.of("Price"), Text.NONE, false, null, null, List.of("EUR", "USD", "KWD"));
    private final NumberField seats = new NumberField("seats", Text.of("Seats"), Text.NONE, false, null, null, 3);
    private final DateField day = new DateField("day", Text.of("Day"), Text.NONE, false, null, null);
    private final Form form = new Form(List.of(amount, price, seats, day));

    /** "1,500" was typed in English and the page read anew in Spanish: today's fault made 1,50 € of it. */
    @Test
    void anAmountMeansTheSameInAnotherLanguage() {
        MoneyEditor editor = new MoneyEditor(amount, FormOnScreen.speaking(SPANISH));

        editor.restore(Map.of("amount", typed("1,500", Locale.UK)));

        assertThat(text(editor)).isEqualTo("1.500");
        assertThat(editor.answer()).contains(money("1500", "EUR"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1500.50 | es    | 1.500,50 | 1500.50
            1500.50 | en    | 1,500.50 | 1500.50
            1500    | es-MX | 1,500    | 1500
            -3      | es    | -3       | -3
            """)
    void aValueIsWrittenAsItIsReadHere(String kept, String language, String text, String amount) {
        MoneyEditor editor = new MoneyEditor(this.amount, FormOnScreen.speaking(Locale.forLanguageTag(language)));

        editor.restore(Map.of("amount", new DraftValue.Settled(kept)));

        assertThat(text(editor)).isEqualTo(text);
        assertThat(editor.answer()).contains(money(amount, "EUR"));
        assertThat(editor.refusal()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1,5    | en-GB
            12.500 | en-GB
            1,500  | ''
            1.500  | ''
            350 €? | en-GB
            """)
    void whatNobodyCanTellIsShownAsItWasTypedAndAskedAbout(String text, String notation) {
        MoneyEditor editor = new MoneyEditor(amount, FormOnScreen.speaking(SPANISH));
        Optional<Locale> region = notation.isEmpty() ? Optional.empty() : Optional.of(Locale.forLanguageTag(notation));

        editor.restore(Map.of("amount", new DraftValue.Typed(text, region)));

        assertThat(text(editor)).isEqualTo(text);
        assertThat(editor.refusal()).isPresent();
        assertThat(problems(editor)).containsExactly("amount money.not-an-amount");
    }

    /** In the language it was typed in, it looked valid after a reload. */
    @Test
    void whatCannotBeReadIsStillRefusedWhereItWasTyped() {
        FieldEditor editor = FieldEditors.of(amount, FormOnScreen.speaking(Locale.UK));

        editor.restore(Map.of("amount", typed("12.500", Locale.UK)));

        assertThat(editor.refusal()).isPresent();
        assertThat(((MoneyEditor) editor).component().getChildren())
                .filteredOn(TextField.class::isInstance)
                .allMatch(input -> ((TextField) input).isInvalid());
    }

    /** 12.500 stood for nothing in English, and after two reloads in Spanish it was twelve thousand five hundred. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            amount | 12.500     | en-GB
            amount | 1.500      | ''
            price  | USD 12.500 | en-GB
            seats  | 1.500,5    | en-GB
            seats  | 1.500      | ''
            day    | 13/04/2026 | en-US
            day    | 04/12/2026 | ''
            """)
    void whatIsAskedAboutKeepsTheNotationItWasTypedIn(String field, String text, String notation) {
        DraftValue typed = new DraftValue.Typed(
                text, notation.isEmpty() ? Optional.empty() : Optional.of(Locale.forLanguageTag(notation)));
        Map<String, DraftValue> draft = Map.of(field, typed);
        for (String language : List.of("es", "es", "de", "es")) {
            FieldEditor editor = FieldEditors.of(
                    form.fields().stream()
                            .filter(one -> one.key().equals(field))
                            .findFirst()
                            .orElseThrow(),
                    FormOnScreen.speaking(Locale.forLanguageTag(language)));

            editor.restore(draft);

            assertThat(problems(editor)).hasSize(1);
            assertThat(editor.refusal()).isPresent();
            draft = Map.of(field, asked(editor));
            assertThat(draft).containsEntry(field, typed);
        }
    }

    @Test
    void whatIsAskedAboutIsAnsweredByTheValueThatReplacesIt() {
        DateEditor editor = new DateEditor(day, FormOnScreen.speaking(SPANISH));
        editor.restore(Map.of("day", typed("13/04/2026", Locale.US)));

        editor.component().setValue(LocalDate.of(2026, 4, 13));

        assertThat(problems(editor)).isEmpty();
        assertThat(editor.component().getElement().hasAttribute(Question.TEXT)).isFalse();
    }

    @Test
    void anotherCurrencyDoesNotAnswerWhatTheAmountMeant() {
        MoneyEditor editor = new MoneyEditor(price, FormOnScreen.speaking(SPANISH));
        editor.restore(Map.of("price", typed("12.500", Locale.UK)));

        ComponentUtil.fireEvent(
                currency(editor),
                new AbstractField.ComponentValueChangeEvent<>(currency(editor), currency(editor), "USD", true));

        assertThat(text(editor)).isEqualTo("12.500");
        assertThat(editor.refusal()).isPresent();
    }

    @Test
    void aCurrencyTypedWithAnAmountThatIsAskedAboutIsNotChosen() {
        MoneyEditor editor = new MoneyEditor(price, FormOnScreen.speaking(SPANISH));

        editor.restore(Map.of("price", typed("USD 12.500", Locale.UK)));

        assertThat(currency(editor).getValue()).isEqualTo("EUR");
    }

    @Test
    void whatCouldNotBeReadWhereItWasTypedStaysSoThere() {
        MoneyEditor editor = new MoneyEditor(amount, FormOnScreen.speaking(Locale.UK));

        editor.restore(Map.of("amount", typed("12.500", Locale.UK)));

        assertThat(text(editor)).isEqualTo("12.500");
        assertThat(problems(editor)).containsExactly("amount money.not-an-amount");
    }

    @Test
    void digitsAloneMeanTheSameEverywhere() {
        NumberEditor editor = new NumberEditor(seats, FormOnScreen.speaking(SPANISH));

        editor.restore(Map.of("seats", new DraftValue.Typed("900", Optional.empty())));

        assertThat(editor.answer()).contains(JsonNodeFactory.instance.numberNode(new BigDecimal("900")));
    }

    @Test
    void aNumberOfThreeDecimalsIsNotTakenForThousands() {
        NumberEditor editor = new NumberEditor(seats, FormOnScreen.speaking(SPANISH));

        editor.restore(Map.of("seats", typed("1.500", Locale.UK)));

        assertThat(text(editor)).isEqualTo("1,500");
        assertThat(editor.answer().orElseThrow().decimalValue()).isEqualByComparingTo("1.5");
    }

    @Test
    void aTypedCurrencyIsKeptWithItsAmount() {
        MoneyEditor editor = new MoneyEditor(price, FormOnScreen.speaking(SPANISH));

        editor.restore(Map.of("price", typed("USD 1,500", Locale.UK), "price.currency", new DraftValue.Settled("EUR")));

        assertThat(text(editor)).isEqualTo("1.500");
        assertThat(editor.answer()).contains(money("1500", "USD"));
    }

    @Test
    void theChosenCurrencyComesBackBeforeItsDecimalsAreCounted() {
        MoneyEditor editor = new MoneyEditor(price, FormOnScreen.speaking(Locale.UK));

        editor.restore(
                Map.of("price", new DraftValue.Settled("1.125"), "price.currency", new DraftValue.Settled("KWD")));

        assertThat(editor.answer()).contains(money("1.125", "KWD"));
    }

    @Test
    void aCurrencyThatIsTypedIsChosen() {
        MoneyEditor editor = new MoneyEditor(price, FormOnScreen.speaking(Locale.UK));

        input(editor).setValue("USD 350");

        assertThat(currency(editor).getValue()).isEqualTo("USD");
        assertThat(editor.answer()).contains(money("350", "USD"));
    }

    /** The preview of a template drew "?" and said that it had been typed in another number format. */
    @Test
    void aDefaultIsShownAsTheNumberThatItIs() {
        MoneyEditor editor = new MoneyEditor(amount, FormOnScreen.speaking(Locale.UK));

        editor.restore(StoredAnswers.values(
                form, JsonNodeFactory.instance.objectNode().set("amount", money("12.500", "EUR"))));
        assertThat(text(editor)).isEqualTo("12.5");
        assertThat(editor.answer()).contains(money("12.5", "EUR"));

        editor.restore(StoredAnswers.values(
                form, JsonNodeFactory.instance.objectNode().set("amount", money("12.505", "EUR"))));
        assertThat(editor.refusal()).hasValueSatisfying(why -> assertThat(why).contains("at most 2 decimals"));
        MoneyEditor again = new MoneyEditor(amount, FormOnScreen.speaking(Locale.UK));
        again.restore(StoredAnswers.values(
                form,
                JsonNodeFactory.instance
                        .objectNode()
                        .set("amount", editor.answer().orElseThrow())));
        assertThat(text(again)).isEmpty();
        assertThat(again.refusal()).isEmpty();
    }

    @Test
    void theFieldSaysHowItWasUnderstoodAndKeepsItsHelp() {
        MoneyEditor editor = new MoneyEditor(amount, FormOnScreen.speaking(Locale.UK));

        input(editor).setValue("1500 EUR");

        assertThat(text(editor)).isEqualTo("1500 EUR");
        assertThat(input(editor).getHelperComponent().getElement().getTextRecursively())
                .isEqualTo("€1,500With taxes");
        input(editor).setValue("15,00");
        assertThat(input(editor).getHelperComponent()).isNull();
        assertThat(input(editor).getHelperText()).isEqualTo("With taxes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            04/12/2026 | en-GB | 2026-12-04
            04/12/2026 | en-US | 2026-04-12
            2026-12-04 | ''    | 2026-12-04
            """)
    void aDayIsTheSameDayInAnotherLanguage(String text, String notation, LocalDate day) {
        DateEditor editor = new DateEditor(this.day, FormOnScreen.speaking(SPANISH));
        Optional<Locale> region = notation.isEmpty() ? Optional.empty() : Optional.of(Locale.forLanguageTag(notation));

        editor.restore(Map.of("day", new DraftValue.Typed(text, region)));

        assertThat(editor.component().getValue()).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({"31/04/2026,en-GB", "04/12/2026,''", "4/12/26,en-GB", "tomorrow,en-GB"})
    void whatIsNoDayIsShownAsItWasTypedAndRefused(String text, String notation) {
        DateEditor editor = new DateEditor(day, FormOnScreen.speaking(SPANISH));
        Optional<Locale> region = notation.isEmpty() ? Optional.empty() : Optional.of(Locale.forLanguageTag(notation));

        editor.restore(Map.of("day", new DraftValue.Typed(text, region)));

        DatePicker picker = editor.component();
        assertThat(picker.getElement().getProperty("_inputElementValue")).isEqualTo(text);
        assertThat(picker.isInvalid()).isTrue();
        assertThat(problems(editor)).containsExactly("day date.not-a-date");
    }

    @Test
    void aYearOfThreeDigitsIsRefused() {
        DateEditor editor = new DateEditor(day, FormOnScreen.speaking(SPANISH));

        editor.component().setValue(LocalDate.of(203, 2, 1));

        assertThat(problems(editor)).containsExactly("day date.not-a-date");
    }

    /** What the browser puts into the draft of an input that was not edited. */
    private static DraftValue asked(FieldEditor editor) {
        Element input = editor instanceof DateEditor date
                ? date.component().getElement()
                : input(editor).getElement();
        Locale notation = Locale.forLanguageTag(input.getAttribute(Question.NOTATION));
        return new DraftValue.Typed(
                input.getAttribute(Question.TEXT),
                notation.getLanguage().isEmpty() ? Optional.empty() : Optional.of(notation));
    }

    private List<String> problems(FieldEditor editor) {
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        editor.answer().ifPresent(answer -> answers.set(editor.field().key(), answer));
        return form.check(form.normalize(answers), new Nobody()).stream()
                .map(problem -> problem.field() + " " + problem.message())
                .toList();
    }

    private static DraftValue typed(String text, Locale region) {
        return new DraftValue.Typed(text, Optional.of(region));
    }

    private static JsonNode money(String amount, String currency) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("amount", new BigDecimal(amount))
                .put("currency", currency);
    }

    private static String text(FieldEditor editor) {
        return input(editor).getValue();
    }

    private static TextField input(FieldEditor editor) {
        return editor.component() instanceof TextField text
                ? text
                : (TextField) editor.component().getChildren().findFirst().orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static Select<String> currency(MoneyEditor editor) {
        return (Select<String>)
                editor.component().getChildren().skip(1).findFirst().orElseThrow();
    }

    private record Nobody() implements FormContext {

        @Override
        public Optional<FileKind> file(String id) {
            return Optional.empty();
        }

        @Override
        public LocalDate today() {
            return LocalDate.EPOCH;
        }

        @Override
        public boolean isPerson(String id) {
            return false;
        }

        @Override
        public boolean isAmong(String id, Among among) {
            return false;
        }
    }
}
