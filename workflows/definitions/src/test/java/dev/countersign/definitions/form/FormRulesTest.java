package dev.countersign.definitions.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.check.TemplateChecks;
import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateYaml;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sections, conditions, computed values, initial answers, patterns and several choices. */
class FormRulesTest {

    private static final String TEMPLATE = """
            key: trip
            name: Trip
            prefix: TR
            title: purpose
            form:
              - text: purpose
                label: Purpose
                required: true
              - choice: kind
                label: Kind
                options:
                  - value: inland
                  - value: abroad
                default: inland
              - section: abroad
                label: Abroad
                columns: 2
                visible-when: $form.kind = "abroad"
              - text: passport
                label: Passport
                pattern: '[A-Z]{2}[0-9]{4}'
                pattern-message: Two letters and four digits.
                required: true
              - multi-choice: transport
                label: Transport
                options:
                  - value: train
                  - value: plane
                  - value: car
                max: 2
              - section: costs
                label: Costs
              - table: items
                label: Items
                columns:
                  - number: quantity
                    label: Quantity
                    default: 1
                  - money: price
                    label: Price
                    currencies: [EUR]
                  - money: amount
                    label: Amount
                    currencies: [EUR]
                    computed: $row.quantity * $row.price.amount
                total: amount
              - money: total
                label: Total
                currencies: [EUR]
                max: 10000
                computed: $sum($form.items.amount.amount)
              - long-text: reason
                label: Reason
                required-when: $form.total.amount > 1000
              - money: advance
                label: Advance
                currencies: [EUR]
                default: {amount: 0, currency: EUR}
                read-only-when: $form.total.amount <= 1000
            steps:
              - approval: manager
                name: Manager
                approvers: {manager-of: requester}
                due: 2 days
            """;

    private static final TemplateDefinition TRIP = ((ReadResult.Parsed) TemplateYaml.read(TEMPLATE)).definition();

    private final Form form = TRIP.form();

    @Test
    void theTemplateHasNoErrors() {
        assertThat(TemplateChecks.check(TRIP)).filteredOn(Problem::isError).isEmpty();
    }

    @Test
    void aValueIsComputedFromRowsAndRounded() {
        JsonNode answers = normal("""
                {"purpose": "Fair", "items": [{"quantity": 3, "price": {"amount": 33.333, "currency": "EUR"}},
                 {"quantity": 1, "price": {"amount": 0.1, "currency": "EUR"}, "amount": {"amount": 99, "currency": "EUR"}}]}""");
        assertThat(answers.at("/items/1/amount/amount").decimalValue())
                .as("not what was sent")
                .isEqualByComparingTo("0.1");
        assertThat(answers.at("/total/amount").decimalValue()).isEqualByComparingTo("100.10");
    }

    @Test
    void aFieldOfAHiddenSectionHasNoAnswerAndIsNotRequired() {
        JsonNode inland = normal("{\"purpose\": \"Fair\", \"kind\": \"inland\", \"passport\": \"AB1234\"}");
        assertThat(inland.has("passport")).isFalse();
        assertThat(problems(inland)).isEmpty();
        JsonNode abroad = normal("{'purpose': 'Fair', 'kind': 'abroad'}");
        assertThat(problems(abroad)).extracting(FieldProblem::field).containsExactly("passport");
    }

    @Test
    void aPatternIsAboutTheWholeText() {
        for (String wrong : List.of("AB12345", "xAB1234", "ab1234")) {
            JsonNode answers = normal("{'purpose': 'Fair', 'kind': 'abroad', 'passport': '%s'}".formatted(wrong));
            assertThat(problems(answers))
                    .extracting(FieldProblem::field, problem -> problem.in(Locale.ENGLISH))
                    .containsExactly(tuple("passport", "Two letters and four digits."));
        }
    }

    @Test
    void severalChoicesAreCountedAndOrdered() {
        String chosen = "{'purpose': 'Fair', 'kind': 'abroad', 'passport': 'AB1234', 'transport': %s}";
        assertThat(normal(chosen.formatted("['car', 'train', 'car']")).path("transport"))
                .hasToString("[\"train\",\"car\"]");
        assertThat(problems(normal(chosen.formatted("['car', 'train', 'plane']"))))
                .extracting(FieldProblem::message)
                .containsExactly("choice.too-many");
        assertThat(problems(normal(chosen.formatted("['ship']"))))
                .extracting(FieldProblem::message)
                .containsExactly("choice.not-offered");
    }

    @Test
    void anAnswerIsRequiredOrFixedByWhatIsComputed() {
        String dear = "{'purpose': 'Fair', 'items': [{'quantity': %d, 'price': {'amount': 500, 'currency': 'EUR'}}],"
                + " 'advance': {'amount': 70, 'currency': 'EUR'}}";
        JsonNode little = normal(dear.formatted(2));
        assertThat(problems(little)).isEmpty();
        assertThat(little.at("/advance/amount").decimalValue())
                .as("read only: the initial one")
                .isZero();
        JsonNode much = normal(dear.formatted(3));
        assertThat(problems(much)).extracting(FieldProblem::field).containsExactly("reason");
        assertThat(much.at("/advance/amount").decimalValue()).isEqualByComparingTo("70");
        assertThat(problems(normal(dear.formatted(21))))
                .extracting(FieldProblem::field, FieldProblem::message)
                .contains(tuple("total", "number.too-large"));
    }

    @Test
    void aRowThatHasOnlyWhatItBeganWithIsNone() {
        assertThat(normal("{'purpose': 'Fair', 'items': [{'quantity': 1}, {'quantity': 2}]}")
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void normalAnswersAreNormalAlready() {
        JsonNode answers = normal(
                "{'purpose': ' Fair ', 'kind': 'abroad', 'passport': 'AB1234', 'items': [{'quantity': 3, 'price': {'amount': '5', 'currency': 'EUR'}}]}");
        assertThat(form.normalize(answers)).isEqualTo(answers);
    }

    @Test
    void rulesInACircleAndOnTheTimeAreErrors() {
        assertThat(errors(TEMPLATE.replace(
                        "visible-when: $form.kind = \"abroad\"", "visible-when: $form.passport = 'x'")))
                .contains(tuple("/form/2", "template.rules-in-a-circle"));
        assertThat(errors(TEMPLATE.replace("$row.quantity * $row.price.amount", "$form.total.amount")))
                .contains(tuple("/form/6", "template.rules-in-a-circle"));
        assertThat(errors(TEMPLATE.replace("$row.quantity * $row.price.amount", "$millis()")))
                .contains(tuple("/form/6/columns/2/computed", "template.no-time-in-form"));
        assertThat(errors(TEMPLATE.replace("$row.quantity", "$row.pieces")))
                .contains(tuple("/form/6/columns/2/computed", "template.no-such-member"));
        assertThat(errors(TEMPLATE.replace("$sum($form.items.amount.amount)", "\"'much'\"")))
                .contains(tuple("/form/7/computed", "template.computed-kind.TEXT"));
        assertThat(errors(TEMPLATE.replace("default: inland", "default: moon")))
                .contains(tuple("/form/1/default", "choice.not-offered"));
        assertThat(errors(TEMPLATE.replace("[A-Z]{2}[0-9]{4}", "[A-Z")))
                .contains(tuple("/form/3/pattern", "template.pattern"));
    }

    @Test
    void initialAnswersKnowTheDayAndTheRequester() {
        Field day = new DateField("day", TRIP.name(), TRIP.name(), false, null, null);
        Field who = new PersonField("who", TRIP.name(), TRIP.name(), false);
        Form asked = new Form(List.of(
                day.with(day.question().with(FieldRules.NONE.initial(json("'today+2'")))),
                who.with(who.question().with(FieldRules.NONE.initial(json("'requester'"))))));
        assertThat(Initial.of(asked, LocalDate.of(2027, 1, 30), "ana"))
                .isEqualTo(json("{'day': '2027-02-01', 'who': 'ana'}"));
    }

    private static List<Tuple> errors(String yaml) {
        TemplateDefinition read = ((ReadResult.Parsed) TemplateYaml.read(yaml)).definition();
        return TemplateChecks.check(read).stream()
                .filter(Problem::isError)
                .map(problem -> tuple(problem.path(), problem.message()))
                .toList();
    }

    private JsonNode normal(String answers) {
        return form.normalize(json(answers));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    private List<FieldProblem> problems(JsonNode answers) {
        return form.check(answers, new FormContext() {
            @Override
            public LocalDate today() {
                return LocalDate.of(2027, 1, 1);
            }

            @Override
            public boolean isPerson(String id) {
                return false;
            }

            @Override
            public Optional<FileKind> file(String id) {
                return Optional.empty();
            }

            @Override
            public boolean isAmong(String id, Among among) {
                return false;
            }
        });
    }
}
