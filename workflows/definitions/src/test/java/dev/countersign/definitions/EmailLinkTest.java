package dev.countersign.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.check.TemplateChecks;
import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateJson;
import dev.countersign.definitions.io.TemplateYaml;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class EmailLinkTest {

    private static final String TEMPLATE = """
            key: buy
            name: Buy
            prefix: BU
            title: item
            form:
              - text: item
                label: Item
                required: true
              - money: price
                label: Price
                currencies: [EUR, USD]
            steps:
              - approval: manager
                name: Manager
                approvers: {manager-of: requester}
                due: 1 days
            """;

    @Test
    void theLinkDecidesWhereTheTemplateSaysNothing() {
        assertThat(read("").emailLink()).isEqualTo(new EmailLink.Decides());
        assertThat(TemplateJson.write(read(""))).doesNotContain("email-link");
    }

    @Test
    void isReadAsItWasWritten() {
        for (String link : new String[] {"sign-in", "{sign-in-from: 10000, currency: EUR}"}) {
            TemplateDefinition template = read("email-link: " + link);
            assertThat(TemplateJson.read(TemplateJson.write(template))).isEqualTo(new ReadResult.Parsed(template));
        }
    }

    @Test
    void fromAnAmountOnPeopleSignIn() {
        EmailLink link =
                read("email-link: {sign-in-from: 10000, currency: EUR}").emailLink();
        assertThat(link.decides(new BigDecimal("9999.99"), "EUR")).isTrue();
        assertThat(link.decides(new BigDecimal("10000"), "EUR")).isFalse();
        assertThat(link.decides(BigDecimal.ONE, "USD")).as("cannot be compared").isFalse();
        assertThat(link.decides(null, null)).as("no money is asked for").isTrue();
        assertThat(read("email-link: sign-in").emailLink().decides(BigDecimal.ONE, "EUR"))
                .isFalse();
    }

    @Test
    void aTemplateWhoseFormHasNoSuchAmountIsNotPublished() {
        assertThat(TemplateChecks.check(read("email-link: {sign-in-from: -1, currency: GBP}")))
                .extracting(Problem::message)
                .containsExactly("template.negative-amount", "template.no-such-money-field");
    }

    private static TemplateDefinition read(String link) {
        return switch (TemplateYaml.read(TEMPLATE + link)) {
            case ReadResult.Parsed(var template) -> template;
            case ReadResult.Problems(var problems) -> throw new AssertionError(problems);
        };
    }
}
