package dev.countersign.definitions.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.countersign.definitions.builtin.BuiltInTemplates;
import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateYaml;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One fault is put into a template without faults; the check finds it, at its place, and nothing else. */
class SeededFaultsTest {

    private static final String SOUND = """
            key: purchase
            name: {en: Purchase, es: Compra}
            prefix: PU
            title: subject
            form:
              - text: subject
                label: {en: Subject, es: Asunto}
                required: true
              - money: amount
                label: {en: Amount, es: Importe}
                required: true
                min: 0
                max: 10000
                currencies: [EUR, USD]
              - choice: budget
                label: {en: Budget, es: Presupuesto}
                required: true
                options: [{value: office}, {value: training}]
              - number: seats
                label: {en: Seats, es: Plazas}
                min: 1
                max: 20
              - date: day
                label: {en: Day, es: Día}
                earliest: 2027-01-01
              - table: items
                label: {en: Items, es: Conceptos}
                required: true
                max-rows: 3
                columns:
                  - text: item
                    label: {en: Item, es: Concepto}
                  - number: price
                    label: {en: Price, es: Precio}
                    required: true
                    min: 0
                    max: 100
            steps:
              - approval: first
                name: {en: First, es: Primero}
                approvers: {manager-of: requester}
                fallback: {group: board}
                due: 2 days
                reminders: [1 day]
                on-expiry: {escalate: {group: legal}}
              - branch: large
                name: {en: Large, es: Grande}
                cases:
                  - when: $form.amount.amount > 5000 and $form.budget = "office"
                    label: {en: above, es: más}
                    steps:
                      - approval: second
                        name: {en: Second, es: Segundo}
                        approvers: {group: finance}
                        due: 2 days
                otherwise:
                  - approval: third
                    name: {en: Third, es: Tercero}
                    approvers: {group: legal}
                    due: 2 days
              - automated: reserve
                name: {en: Reserve, es: Reservar}
                function: policy-check
                input: {table: "{% $form.amount.amount * 2 %}"}
                compensation: {function: policy-check, input: {table: {}}}
              - parallel: both
                name: {en: Both, es: Ambos}
                branches:
                  - - approval: left
                      name: {en: Left, es: Izquierda}
                      approvers: {group: legal}
                      due: 1 day
                  - - approval: right
                      name: {en: Right, es: Derecha}
                      approvers: {group: board}
                      due: 1 day
            """;

    private static final String WHEN = "$form.amount.amount > 5000 and $form.budget = \"office\"";

    private static Arguments fault(String name, String sound, String broken, String path, String message) {
        return Arguments.of(name, sound, broken, path, message);
    }

    private static Arguments condition(String name, String when, String message) {
        return fault(name, WHEN, when, "/steps/1/cases/0/when", message);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                condition("unknown field", "$form.total > 5", "template.no-such-field"),
                condition("unknown column", "$sum($form.items.cost) > 5", "template.no-such-member"),
                condition("unknown member of money", "$form.amount.value > 5", "template.no-such-member"),
                condition("unknown attribute", "$requester.salary > 5", "template.no-such-member"),
                condition("unknown function", "$round2($form.seats) > 5", "template.no-such-function"),
                condition("number with text", "$form.amount.amount > \"5000\"", "template.mismatch.NUMBER-TEXT"),
                condition("text with number", "$form.budget = 3", "template.mismatch.NUMBER-TEXT"),
                condition("money as a number", "$form.amount > 5000", "template.money-compared"),
                condition("list as a number", "$form.items.price > 50", "template.list-compared"),
                condition("calculating with a text", "$form.subject * 2 > 1", "template.not-to-calculate"),
                condition("no condition", "$form.subject", "template.no-condition.TEXT"),
                condition("above the limit of the form", "$form.amount.amount > 10000", "template.never-holds"),
                condition("below the limit", "$form.seats < 1", "template.never-holds"),
                condition("between whole numbers", "$form.seats > 2 and $form.seats < 3", "template.never-holds"),
                condition("no such option", "$form.budget = \"travel\"", "template.never-holds"),
                condition("no such currency", "$form.amount.currency = \"GBP\"", "template.never-holds"),
                condition("before the first day", "$form.day < \"2026-12-31\"", "template.never-holds"),
                condition("sum above its limit", "$sum($form.items.price) > 300", "template.never-holds"),
                condition(
                        "two values at once",
                        "$form.budget = \"office\" and $form.budget = \"training\"",
                        "template.never-holds"),
                condition("more decimals than the currency", "$form.amount.amount > 7.500", "template.amount-decimals"),
                fault(
                        "a limit with more decimals than the currency",
                        "max: 10000\n",
                        "max: 10000.000\n",
                        "/form/1/max",
                        "template.amount-decimals"),
                fault(
                        "a default with more decimals than the currency",
                        "max: 10000\n",
                        "max: 10000\n    default: {amount: 12.500, currency: EUR}\n",
                        "/form/1/default",
                        "template.amount-decimals"),
                fault(
                        "an amount of sign-in with more decimals than the currency",
                        "form:\n",
                        "email-link: {sign-in-from: 12.500, currency: EUR}\nform:\n",
                        "/email-link/sign-in-from",
                        "template.amount-decimals"),
                fault(
                        "a label with another number",
                        "{en: above, es: más}",
                        "{en: \"above €5,000\", es: \"más de 7.500 €\"}",
                        "/steps/1/cases/0/label",
                        "template.label-other-number"),
                fault(
                        "self-approval by permission",
                        "    due: 2 days\n    reminders",
                        "    own-request: allowed\n    due: 2 days\n    reminders",
                        "/steps/0/own-request",
                        "template.own-request"),
                fault(
                        "self-approval by expression",
                        "approvers: {manager-of: requester}",
                        "approvers: {expression: $requester.email}",
                        "/steps/0/approvers",
                        "template.asks-requester"),
                fault(
                        "one person for two sides",
                        "approvers: {group: board}\n          due",
                        "approvers: {group: legal}\n          rule: all\n          due",
                        "/steps/3/branches/1/0/approvers",
                        "template.too-few-for-both"),
                fault(
                        "missing due date",
                        "    due: 2 days\n    reminders",
                        "    reminders",
                        "/steps/0",
                        "template.missing-member"),
                fault(
                        "escalation to the same people",
                        "{escalate: {group: legal}}",
                        "{escalate: {manager-of: requester}}",
                        "/steps/0/on-expiry/0/escalate",
                        "template.expiry-without-effect"),
                fault(
                        "nothing undone",
                        // No function of the catalogue changes anything so far.
                        """
                            function: policy-check
                            input: {table: "{% $form.amount.amount * 2 %}"}
                            compensation: {function: policy-check, input: {table: {}}}
                        """,
                        "    function: book\n",
                        "/steps/2",
                        "template.compensation-missing"),
                fault(
                        "missing translation",
                        "{en: Second, es: Segundo}",
                        "Second",
                        "/steps/1/cases/0/steps/0/name",
                        "template.no-translation"),
                fault(
                        "unknown group",
                        "{group: finance}",
                        "{group: financ}",
                        "/steps/1/cases/0/steps/0/approvers",
                        "template.no-such-group-to-ask"),
                fault(
                        "unknown person",
                        "{group: finance}",
                        "{person: nobody@acme.test}",
                        "/steps/1/cases/0/steps/0/approvers",
                        "template.no-such-person-to-ask"),
                fault(
                        "nobody for some requester",
                        "    fallback: {group: board}\n",
                        "",
                        "/steps/0/approvers",
                        "template.nobody-for-some"),
                fault(
                        "fewer people than must agree",
                        "approvers: {group: finance}",
                        "approvers: {group: finance}\n            rule: {at-least: 9}",
                        "/steps/1/cases/0/steps/0/approvers",
                        "template.too-few-to-ask"),
                fault(
                        "fewer holders of a role than must agree",
                        "approvers: {group: finance}",
                        "approvers: {role: manager}\n            rule: {at-least: 1000}",
                        "/steps/1/cases/0/steps/0/approvers",
                        "template.too-few-to-ask"),
                fault(
                        "one person of whom two must agree",
                        "approvers: {group: finance}",
                        "approvers: {department-head-of: requester}\n            rule: {at-least: 2}",
                        "/steps/1/cases/0/steps/0/approvers",
                        "template.too-few-to-ask"),
                fault(
                        "too few also with the fallback",
                        "approvers: {group: finance}",
                        "approvers: {group: finance}\n            rule: {at-least: 47}\n            fallback: {group: board}",
                        "/steps/1/cases/0/steps/0/approvers",
                        "template.too-few-to-ask"),
                fault(
                        "too few of those to whom it is escalated",
                        "approvers: {group: finance}",
                        "approvers: {group: finance}\n            rule: {at-least: 3}\n            on-expiry: {escalate: {group: legal}}",
                        "/steps/1/cases/0/steps/0/on-expiry/0/escalate",
                        "template.too-few-to-ask"),
                fault(
                        "less weight than is needed",
                        "approvers: {group: finance}",
                        "approvers: [{group: finance, weight: 2}, {group: legal}]\n            rule: {weight: 15}",
                        "/steps/1/cases/0/steps/0/rule",
                        "template.too-little-weight"),
                fault(
                        "escalation of several panels",
                        "approvers: {group: finance}",
                        "approvers: [{group: finance}, {group: legal}]\n            on-expiry: [{escalate: {group: board}}]",
                        "/steps/1/cases/0/steps/0/on-expiry/0/escalate",
                        "template.escalation-decided-by-one"),
                fault(
                        "escalation of weights",
                        "approvers: {group: finance}",
                        "approvers: [{group: finance}]\n            rule: {weight: 2}\n            on-expiry: [{escalate: {group: board}}]",
                        "/steps/1/cases/0/steps/0/on-expiry/0/escalate",
                        "template.escalation-decided-by-one"),
                fault(
                        "over a quota",
                        "input: {table: \"{% $form.amount.amount * 2 %}\"}",
                        "input: {table: {text: \"" + "x".repeat(270_000) + "\"}}",
                        "/steps/2/input",
                        "template.payload-too-large"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void isFoundAtItsPlace(String name, String sound, String broken, String path, String message) {
        assertThat(SOUND).contains(sound);
        List<Problem> found = check(SOUND.replace(sound, broken));
        assertThat(found).extracting(Problem::path, Problem::message).contains(tuple(path, message));
        assertThat(found.stream()
                        .map(Problem::message)
                        .filter(other -> !other.equals("template.not-callable"))
                        .distinct())
                .containsExactly(message);
        assertThat(found).allSatisfy(problem -> {
            assertThat(problem.line()).isPositive();
            assertThat(problem.in(Locale.ENGLISH)).isNotBlank().isNotEqualTo(problem.in(Locale.of("es")));
        });
    }

    @Test
    void stepsThatNoRequestReachesAreFound() {
        String always = SOUND.replace(WHEN, "$form.amount.amount >= 0");
        assertThat(check(always))
                .extracting(Problem::path, Problem::message)
                .containsExactlyInAnyOrder(
                        tuple("/steps/1/cases/0/when", "template.always-holds"),
                        tuple("/steps/1/otherwise/0", "template.never-reached"));
    }

    @Test
    void atLeastThirtyFaultsAreTried() {
        assertThat(faults()).hasSizeGreaterThanOrEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "above €5,000",
                "más de 5.000 €",
                "5 000,00 € or more",
                "5k",
                "5 mil",
                "ISO 27001 above 5000",
                "large",
            })
    void aLabelMayWriteTheNumberOfItsConditionInAnyNotation(String label) {
        assertThat(check(SOUND.replace("{en: above, es: más}", "{en: \"%s\", es: más}".formatted(label))))
                .isEmpty();
    }

    @Test
    void aSoundTemplateHasNoProblems() {
        assertThat(check(SOUND)).isEmpty();
        assertThat(BuiltInTemplates.all())
                .allSatisfy(
                        template -> assertThat(TemplateChecks.check(template)).isEmpty());
    }

    /** With the lines of the text. */
    private static List<Problem> check(String yaml) {
        return switch (TemplateYaml.read(yaml)) {
            case ReadResult.Problems(List<Problem> problems) -> problems;
            case ReadResult.Parsed(var definition) ->
                TemplateYaml.located(
                        yaml,
                        Stream.concat(
                                        TemplateChecks.check(definition).stream(),
                                        TemplateChecks.check(definition, new Acme()).stream())
                                .toList());
        };
    }

    /** Three groups, and one person without a manager. */
    private static final class Acme implements Organisation {

        private static final Map<String, Integer> SIZES = Map.of("finance", 6, "legal", 2, "board", 40);

        @Override
        public Optional<Crowd> group(String key) {
            return Optional.ofNullable(SIZES.get(key))
                    .map(size -> key.equals("legal")
                            ? new Crowd(2, List.of(new Someone("1", "Ana"), new Someone("2", "Luis")))
                            : new Crowd(size, List.of()));
        }

        @Override
        public Optional<Someone> person(String email) {
            return Optional.empty();
        }

        @Override
        public Crowd holders(Among.Role role) {
            return new Crowd(7, List.of());
        }

        @Override
        public Lacking withoutManager() {
            return new Lacking(1, "Elena");
        }

        @Override
        public Lacking withoutDepartmentHead() {
            return new Lacking(0, "");
        }
    }
}
