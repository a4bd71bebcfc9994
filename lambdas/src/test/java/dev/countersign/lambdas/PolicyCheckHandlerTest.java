package dev.countersign.lambdas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.lambdas.policy.ConflictingRules;
import dev.countersign.lambdas.policy.MalformedTable;
import dev.countersign.lambdas.policy.NoRuleHolds;
import dev.countersign.lambdas.policy.UnfitFact;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyCheckHandlerTest {

    private static final String THREE_RULES = """
            {"when": {"budget": "\\"training\\"", "amount.amount": "> 15000"}, "outcome": "deny", "reason": {"en": "Too much.", "es": "Demasiado."}},
            {"when": {"amount.amount": "> 10000"}, "outcome": "flag", "reason": "Large."},
            {"when": {}, "outcome": "allow"}
            """;

    @Test
    void theFirstRuleThatHoldsDecides() throws IOException {
        assertThat(check("first", THREE_RULES, 20_000))
                .isEqualTo("{'outcome':'deny','reason':'Demasiado.','reasons':['Demasiado.'],'rules':[1]}");
        assertThat(check("first", THREE_RULES, 15_000))
                .isEqualTo("{'outcome':'flag','reason':'Large.','reasons':['Large.'],'rules':[2]}");
        assertThat(check("first", THREE_RULES, 10_000)).isEqualTo("{'outcome':'allow','reasons':[],'rules':[3]}");
    }

    @Test
    void collectedRulesGiveTheStrictestOutcomeAndEveryReason() throws IOException {
        assertThat(check("collect", THREE_RULES, 20_000))
                .isEqualTo(
                        "{'outcome':'deny','reason':'Demasiado. Large.','reasons':['Demasiado.','Large.'],'rules':[1,2,3]}");
    }

    @Test
    void rulesThatMustAgreeAndDoNotAreAnError() {
        assertThatThrownBy(() -> check("any", THREE_RULES, 12_000))
                .isInstanceOf(ConflictingRules.class)
                .hasMessageContaining("[2, 3]");
    }

    @Test
    void aTableThatSaysNothingAboutARequestIsAnErrorUnlessItSaysWhatThen() throws IOException {
        String rule = "{'when': {'amount.amount': '< 5'}, 'outcome': 'allow'}";

        assertThatThrownBy(() -> check("first", rule, 5)).isInstanceOf(NoRuleHolds.class);
        assertThat(answer("{'hit': 'first', 'rules': [" + rule + "], 'otherwise': 'deny'}", 5))
                .isEqualTo("{'outcome':'deny','reasons':[],'rules':[]}");
    }

    @Test
    void aConditionMayBeJsonata() throws IOException {
        String rules = """
                {"when": "$form.amount.amount > 100 and $requester.department = 'Sales'", "outcome": "flag"},
                {"when": {"requester.department": "in [Sales, \\"Research, Madrid\\"]"}, "outcome": "allow"}
                """;

        assertThat(check("first", rules, 101)).contains("'outcome':'flag'");
        assertThat(check("first", rules, 100)).contains("'outcome':'allow'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "> 99.5       | true",
                "> 100        | false",
                ">= 100       | true",
                "< 100        | false",
                "<= 100       | true",
                "100          | true",
                "in [1, 100]  | true",
                "not in [1,2] | true",
                "not 100      | false",
                "-            | true"
            })
    void aCellFitsANumber(String cell, boolean fits) throws IOException {
        String rules =
                "{'when': {'amount.amount': '" + cell + "'}, 'outcome': 'deny'}, {'when': {}, 'outcome': 'allow'}";

        assertThat(check("first", rules, 100)).contains(fits ? "'outcome':'deny'" : "'outcome':'allow'");
    }

    @Test
    void aFieldThatIsNotThereFitsNoComparison() throws IOException {
        String rules =
                "{'when': {'seats': '> 1'}, 'outcome': 'deny'}, {'when': {'seats': 'not \\\"a\\\"'}, 'outcome': 'allow'}";

        assertThat(check("first", rules, 100)).contains("'outcome':'allow'");
    }

    @Test
    void whatCannotBeComparedIsAnErrorAndNoAnswer() {
        assertThatThrownBy(() -> check("first", "{'when': {'budget': '> 1'}, 'outcome': 'allow'}", 1))
                .isInstanceOf(UnfitFact.class)
                .hasMessageContaining("budget");
        assertThatThrownBy(() -> check("first", "{'when': '$form.budget', 'outcome': 'allow'}", 1))
                .isInstanceOf(UnfitFact.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{'hit': 'first', 'rules': []}",
                "{'hit': 'last', 'rules': [{'when': {}, 'outcome': 'allow'}]}",
                "{'hit': 'first', 'rules': [{'when': {}, 'outcome': 'perhaps'}]}",
                "{'hit': 'first', 'rules': [{'when': {'a': '>> 5'}, 'outcome': 'allow'}]}",
                "{'hit': 'first', 'rules': [{'when': {'a': 'in []'}, 'outcome': 'allow'}]}",
                "{'hit': 'first', 'rules': [{'when': '$form.', 'outcome': 'allow'}]}",
                "{'hit': 'first', 'rules': [{'outcome': 'allow'}]}",
                "{'hit': 'first', 'rules': [{'when': {}, 'outcome': 'allow', 'colour': 'red'}]}"
            })
    void aTableThatCannotBeReadIsAnErrorOfItsOwn(String table) {
        assertThatThrownBy(() -> answer(table, 1)).isInstanceOf(MalformedTable.class);
    }

    private static String check(String hit, String rules, int amount) throws IOException {
        return answer("{'hit': '" + hit + "', 'rules': [" + rules + "]}", amount);
    }

    private static String answer(String table, int amount) throws IOException {
        String event = ("{'table': " + table + ", 'form': {'budget': 'training', 'amount': {'amount': " + amount
                + ", 'currency': 'EUR'}}, 'requester': {'department': 'Sales', 'locale': 'es-ES'}}");
        return Invocation.of(new PolicyCheckHandler(), quoted(event)).toString().replace('"', '\'');
    }

    /** Replaces single quotes with double ones, except within JSONata. */
    private static String quoted(String event) {
        return event.replace("= 'Sales'", "= \u0001Sales\u0001")
                .replace('\'', '"')
                .replace('\u0001', '\'');
    }
}
