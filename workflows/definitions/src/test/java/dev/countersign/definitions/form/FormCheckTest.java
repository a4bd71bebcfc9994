package dev.countersign.definitions.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.countersign.definitions.text.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FormCheckTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final FormContext context = new FormContext() {
        @Override
        public Optional<FileKind> file(String id) {
            return id.startsWith("pdf") ? Optional.of(FileKind.PDF) : Optional.empty();
        }

        @Override
        public LocalDate today() {
            return LocalDate.of(2026, 11, 24);
        }

        @Override
        public boolean isAmong(String id, Among among) {
            return among instanceof Among.Everybody;
        }

        @Override
        public boolean isPerson(String id) {
            return id.equals("irene");
        }
    };

    private final Form form = Forms.EVERY_FIELD;

    private List<String> problems(String member) {
        return problems(JSON.readTree("{" + member + "}"));
    }

    private List<String> problems(JsonNode answers) {
        return form.check(answers, context).stream()
                .map(problem -> problem.field() + " " + problem.message())
                .toList();
    }

    @Test
    void anythingThatFitsIsAccepted() {
        assertThat(problems("""
                "title": "12 standing desks", "reason": "The team moves.\\nIn January.", "seats": 12.5,
                "amount": {"amount": "12000.50", "currency": "EUR"}, "from": "2026-12-01", "to": "2026-12-01",
                "kind": "paid", "owner": "irene"
                """)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "3", "\"text\"", "true"})
    void whatIsNoObjectIsNoForm(String json) {
        assertThat(problems(JSON.readTree(json))).containsExactly(" form.not-an-object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"title\": null", "\"title\": \"\"", "\"title\": \" \\n \""})
    void aRequiredFieldMustHoldSomething(String member) {
        assertThat(problems(member)).containsExactly("title field.required");
    }

    @Test
    void whatTheFormDoesNotAskIsRefused() {
        assertThat(problems("\"title\": \"x\", \"isAdmin\": true")).containsExactly("isAdmin field.unknown");
    }

    @Test
    void scriptInTextIsText() {
        assertThat(problems("\"title\": \"x\", \"reason\": \"<script>alert(1)</script>'; drop table request\""))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\u0007", "\\u001b[31m", "\\u0085", "\\ud800", "\\u202e", "\\u2066"})
    void invisibleCharactersAreRefused(String character) {
        assertThat(problems("\"title\": \"a" + character + "b\"")).containsExactly("title text.control-characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"👩‍💻 desks", "Sáez", "عربي", "日本語"})
    void everyScriptOfTheWorldIsAccepted(String text) {
        assertThat(problems("\"title\": \"" + text + "\"")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "title": 3                                                       | title text.not-a-text
            "title": {"a": 1}                                                | title text.not-a-text
            "title": "a\\nb"                                                 | title text.one-line
            "title": "Sa\\u0301ez"                                           | title text.not-normalized
            "title": "123456789012345678901"                                 | title text.too-long
            "title": "x", "reason": "a"                                      | reason text.too-short
            "title": "x", "seats": "3"                                       | seats number.not-a-number
            "title": "x", "seats": 1e400                                     | seats number.not-a-number
            "title": "x", "seats": 12345678901234567890                      | seats number.not-a-number
            "title": "x", "seats": 1.25                                      | seats number.too-many-decimals
            "title": "x", "seats": 0.5                                       | seats number.too-small
            "title": "x", "seats": 101                                       | seats number.too-large
            "title": "x", "amount": 12                                       | amount money.not-an-amount
            "title": "x", "amount": {"amount": 12}                           | amount money.not-an-amount
            "title": "x", "amount": {"amount": "12,50", "currency": "EUR"}   | amount money.not-an-amount
            "title": "x", "amount": {"amount": "NaN", "currency": "EUR"}     | amount money.not-an-amount
            "title": "x", "amount": {"amount": 12, "currency": "XXX"}        | amount money.currency
            "title": "x", "amount": {"amount": 12, "currency": 978}          | amount money.currency
            "title": "x", "amount": {"amount": 12.345, "currency": "EUR"}    | amount number.too-many-decimals
            "title": "x", "amount": {"amount": 12.5, "currency": "JPY"}      | amount number.too-many-decimals
            "title": "x", "amount": {"amount": 0, "currency": "EUR"}         | amount number.too-small
            "title": "x", "amount": {"amount": 1, "currency": "EUR", "a": 1} | amount money.not-an-amount
            "title": "x", "from": "2026-02-30"                               | from date.not-a-date
            "title": "x", "from": "+12026-12-30"                             | from date.not-a-date
            "title": "x", "from": 20261201                                   | from date.not-a-date
            "title": "x", "from": "2026-11-23"                               | from date.too-early
            "title": "x", "from": "2030-01-01"                               | from date.too-late
            "title": "x", "from": "2026-12-02", "to": "2026-12-01"           | to date.too-early-for-field
            "title": "x", "kind": "other"                                    | kind choice.not-offered
            "title": "x", "kind": ["paid"]                                   | kind choice.not-offered
            "title": "x", "owner": "nobody"                                  | owner person.unknown
            "title": "x", "owner": {"id": "irene"}                           | owner person.unknown
            """)
    void whatDoesNotFitItsFieldIsNamedAtTheField(String member, String problem) {
        assertThat(problems(member)).containsExactly(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            EUR | 12.50             | -
            EUR | 12.5              | -
            EUR | 12.500            | number.too-many-decimals
            EUR | 12.00000          | number.too-many-decimals
            JPY | 1500              | -
            JPY | 1500.0            | number.too-many-decimals
            KWD | 1.500             | -
            KWD | 1.5000            | number.too-many-decimals
            BHD | 0.125             | -
            EUR | 1,500             | money.not-an-amount
            EUR | 1e5               | money.not-an-amount
            EUR | ١٢٣               | money.not-an-amount
            EUR | １２３            | money.not-an-amount
            EUR | +5                | money.not-an-amount
            EUR | .5                | money.not-an-amount
            EUR | 5.                | money.not-an-amount
            EUR | 0x1F              | money.not-an-amount
            EUR | 123456789012345.12 | money.not-an-amount
            """)
    void anAmountSentAsTextHasNoMoreDecimalsThanItsCurrency(String currency, String amount, String problem) {
        Form money = new Form(List.of(new MoneyField(
                "amount", Text.of("Amount"), Text.NONE, true, null, null, List.of("EUR", "JPY", "KWD", "BHD"))));
        ObjectNode sent = JSON.createObjectNode();
        sent.putObject("amount").put("amount", amount).put("currency", currency);

        for (JsonNode form : List.of(sent, money.normalize(sent))) {
            assertThat(money.check(form, context))
                    .extracting(FieldProblem::message)
                    .isEqualTo(problem == null ? List.of() : List.of(problem));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | EUR | 0    | Enter €0.01 or more.
            es | EUR | 0    | Escribe 0,01 € o más.
            en | JPY | 0    | Enter JP¥1 or more.
            en | KWD | 0    | Enter KWD 0.010 or more.
            en | EUR | 5001 | Enter €5,000.55 or less.
            en | JPY | 5001 | Enter JP¥5,000 or less.
            """)
    void aLimitOfAnAmountIsSaidInItsCurrency(Locale locale, String currency, int amount, String sentence) {
        Form money = new Form(List.of(new MoneyField(
                "amount",
                Text.of("Amount"),
                Text.NONE,
                true,
                new BigDecimal("0.01"),
                new BigDecimal("5000.55"),
                List.of("EUR", "JPY", "KWD"))));
        ObjectNode sent = JSON.createObjectNode();
        sent.putObject("amount").put("amount", amount).put("currency", currency);

        assertThat(money.check(sent, context))
                .extracting(problem -> problem.in(locale).replace('\u00A0', ' '))
                .containsExactly(sentence);
    }

    @Test
    void everyFieldWithAProblemIsNamedAtOnce() {
        assertThat(problems("\"seats\": 0, \"kind\": \"other\""))
                .containsExactly("title field.required", "seats number.too-small", "kind choice.not-offered");
    }

    @Test
    void aFormLeavesRoomForTheRestOfTheExecutionInput() {
        Form texts = new Form(List.of(new LongTextField("a", Text.of("A"), Text.NONE, false, 0, 1_000_000)));
        ObjectNode answers = JSON.createObjectNode();

        answers.put("a", "x".repeat(Form.MAX_BYTES - "{'a':''}".length()));
        assertThat(texts.check(answers, context)).isEmpty();

        answers.put("a", "é".repeat(Form.MAX_BYTES / 2));
        assertThat(texts.check(answers, context))
                .singleElement()
                .returns("form.too-large", FieldProblem::message)
                .returns("The form has 240 KB; at most 240 KB can be sent.", problem -> problem.in(Locale.ENGLISH));
    }

    @Test
    void aProblemSpeaksTheReadersLanguage() {
        FieldProblem early = form.check(JSON.readTree("{\"title\": \"x\", \"from\": \"2026-11-23\"}"), context)
                .getFirst();

        assertThat(early.in(Locale.ENGLISH)).isEqualTo("Choose 24 Nov 2026 or later.");
        assertThat(early.in(Locale.of("es"))).isEqualTo("Elige el 24 nov 2026 o más tarde.");
        assertThat(early.in(Locale.FRENCH)).startsWith("Choose");
    }

    @Test
    void aNormalizedFormHoldsComposedTextAndPlainNumbersAndNothingEmpty() {
        JsonNode sent = JSON.readTree("""
                {"to": null, "title": "  Sa\\u0301ez ", "reason": " ", "amount": {"amount": "12000.50", "currency": "EUR"}, "more": 1}
                """);

        JsonNode shaped = form.normalize(sent);

        assertThat(shaped).hasToString("""
                {"title":"Sáez","amount":{"amount":12000.5,"currency":"EUR"},"more":1}""");
        assertThat(form.normalize(shaped)).isEqualTo(shaped);
        assertThat(((ObjectNode) shaped).get("amount").get("amount").decimalValue())
                .isEqualByComparingTo(new BigDecimal("12000.50"));
    }

    @Test
    void aCurrencyWithoutAnAmountIsNoAnswer() {
        assertThat(form.normalize(JSON.readTree("{\"amount\": {\"amount\": \"\", \"currency\": \"EUR\"}}")))
                .hasToString("{}");
    }

    @Test
    void aPersonFieldWithALimitTakesOnlyWhomTheLimitNames() {
        Form limited = new Form(List.of(
                new PersonField("owner", Text.of("Owner"), Text.NONE, true, new Among.Group("system-owners")),
                new PersonField("lead", Text.of("Lead"), Text.NONE, false, new Among.HoldersOf(Among.Role.MANAGER))));

        List<FieldProblem> problems =
                limited.check(JSON.readTree("{\"owner\": \"irene\", \"lead\": \"nobody\"}"), context);

        assertThat(problems)
                .extracting(FieldProblem::field, FieldProblem::message)
                .containsExactly(tuple("owner", "person.not-among"), tuple("lead", "person.unknown"));
        assertThat(problems.getFirst().in(Locale.ENGLISH)).isEqualTo("This person can’t be selected in this field.");
    }
}
