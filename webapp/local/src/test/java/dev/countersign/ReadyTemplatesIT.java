package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.builtin.BuiltInTemplates;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.simulate.Happening;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonName;
import dev.countersign.request.Prospect;
import dev.countersign.request.Trial;
import dev.countersign.request.TrialResult;
import dev.countersign.request.Trials;
import dev.countersign.template.BeginResult;
import dev.countersign.template.DraftOrigin;
import dev.countersign.template.TemplateDraft;
import dev.countersign.template.TemplateDrafts;
import dev.countersign.testing.Acme;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The ready templates with the people of an organisation. */
class ReadyTemplatesIT {

    private static final RunningProduct product = RunningProduct.shared();

    private static final Instant MONDAY = Instant.parse("2027-01-11T09:00:00Z");

    private final Acme acme = new Acme(product);
    private final TemplateDrafts drafts = product.get(TemplateDrafts.class);

    /** Ana works in Sales, which Marta leads; Jon in Finance, which Nuria leads. In the forms, {@code <irene>} is the id of Irene. */
    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            purchase-request | ana | {'amount': {'amount': 9000, 'currency': 'EUR'}, 'budget': 'office'} | Manager: Marta. Finance: Jon Nuria. Budget owner: Carlos.
            purchase-request | jon | {'amount': {'amount': 9000, 'currency': 'EUR'}, 'budget': 'office'} | Manager: Nuria. Finance: Nuria. Budget owner: Carlos.
            leave-request | ana | {'type': 'holiday'} | Manager: Marta.
            leave-request | jon | {'type': 'holiday'} | Manager: Nuria.
            access-request | ana | {'owner': '<irene>'} | System owner: Irene. Security: Sofía.
            access-request | jon | {'owner': '<irene>'} | System owner: Irene. Security: Sofía.
            expense-report | ana | {'items': [{'amount': {'amount': 2000, 'currency': 'EUR'}}]} | Manager: Marta. Finance: Jon Nuria.
            expense-report | jon | {'items': [{'amount': {'amount': 100, 'currency': 'EUR'}}]} | Manager: Nuria.
            contract | ana | {'company': 'Rivas'} | Department: Marta. Legal and finance: Inés Jon Laura Nuria Pablo.
            contract | jon | {'company': 'Rivas'} | Department: Nuria. Legal and finance: Inés Laura Nuria Pablo.
            travel-request | ana | {'region': 'overseas', 'costs': [{'amount': {'amount': 4000, 'currency': 'EUR'}}]} | Manager: Marta. Security: Sofía. Finance: Jon Nuria.
            travel-request | jon | {'region': 'domestic', 'costs': [{'amount': {'amount': 400, 'currency': 'EUR'}}]} | Manager: Nuria.
            order | ana | {'item': 'Lamp', 'quantity': 2, 'total': {'amount': 4000, 'currency': 'EUR'}} | Manager: Marta.
            hiring | ana | {'reason': 'new', 'openings': 1, 'salary': {'amount': 30000, 'currency': 'EUR'}} | Head of department: Marta. Finance: Jon Nuria. Human resources: Elena Greta. Directors: Diego.
            hiring | jon | {'reason': 'cover', 'openings': 1, 'salary': {'amount': 30000, 'currency': 'EUR'}} | Head of department: Nuria. Finance: Nuria. Human resources: Elena Greta.
            change-request | ana | {'urgency': 'planned', 'risk': 'high', 'outage': 'none', 'owner': '<irene>'} | Owner of the system: Irene. Change board: Diego Irene Sofía.
            change-request | jon | {'urgency': 'emergency', 'risk': 'high', 'outage': 'none', 'owner': '<irene>'} | Any system owner: Irene Sofía.
            supplier-onboarding | ana | {'data': 'none', 'dependence': 'critical', 'yearly': {'amount': 9000, 'currency': 'EUR'}} | Manager: Marta. Finance: Jon Nuria. Legal: Inés Laura Pablo. Directors: Diego.
            supplier-onboarding | jon | {'data': 'personal', 'dependence': 'difficult', 'yearly': {'amount': 9000, 'currency': 'EUR'}} | Manager: Nuria. Finance: Nuria. Legal: Inés Laura Pablo. Security: Sofía.
            budget-transfer | ana | {'source': 'office', 'target': 'software', 'amount': {'amount': 60000, 'currency': 'EUR'}, 'source-owner': '<carlos>', 'target-owner': '<carlos>'} | Owner of the source: Carlos. Owner of the target: Carlos. Finance: Jon Nuria. Directors: Diego.
            budget-transfer | jon | {'source': 'office', 'target': 'software', 'amount': {'amount': 600, 'currency': 'EUR'}, 'source-owner': '<carlos>', 'target-owner': '<carlos>'} | Owner of the source: Carlos. Owner of the target: Carlos. Finance: Nuria.
            invoice-approval | ana | {'ordered': 'no', 'amount': {'amount': 600, 'currency': 'EUR'}, 'received-by': '<luis>'} | Delivery confirmed: Luis. Budget owner: Carlos. Finance: Jon Nuria.
            invoice-approval | jon | {'ordered': 'yes', 'amount': {'amount': 60000, 'currency': 'EUR'}, 'received-by': '<luis>'} | Delivery confirmed: Luis. Two people from finance: Elena Nuria.
            policy-exception | ana | {'area': 'building', 'risk': 'low'} | Manager: Marta. Security: Sofía.
            policy-exception | jon | {'area': 'other', 'risk': 'high'} | Manager: Nuria. Legal: Inés Laura Pablo. Directors: Diego.
            """)
    void asksThePeopleOfTheRequester(String key, String requester, String form, String asked) {
        TemplateDefinition template = BuiltInTemplates.all().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow();
        TrialResult.Imagined imagined = (TrialResult.Imagined) product.get(Trials.class)
                .imagine(
                        acme.actor("elena"),
                        template,
                        new Trial(
                                acme.actor(requester).person(),
                                MONDAY,
                                JsonMapper.shared().readTree(withIds(form)),
                                Map.of(),
                                Map.of()));
        assertThat(imagined.moments().stream()
                        .filter(moment -> moment.happening() instanceof Happening.Asked)
                        .map(moment -> words(Objects.requireNonNull(moment.people())))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(asked);
    }

    @ParameterizedTest
    @MethodSource("dev.countersign.definitions.builtin.BuiltInTemplates#all")
    void isTakenIntoAnotherOrganisationAsAFileWithoutAnError(TemplateDefinition template) {
        Actor elena = acme.actor("elena");
        TemplateDraft here = begun(elena, new DraftOrigin.Given(template));
        Actor adam = acme.stranger("adam");
        try {
            TemplateDraft there = begun(adam, new DraftOrigin.File(here.yaml()));
            try {
                assertThat(there.yaml()).isEqualTo(here.yaml());
                assertThat(there.definition()).isPresent();
                assertThat(drafts.check(adam, there.id()))
                        .hasValueSatisfying(found -> assertThat(found).noneMatch(Problem::isError));
            } finally {
                drafts.discard(adam, there.id());
            }
        } finally {
            drafts.discard(elena, here.id());
        }
    }

    private TemplateDraft begun(Actor actor, DraftOrigin origin) {
        return drafts.open(actor, ((BeginResult.Begun) drafts.begin(actor, origin)).draft())
                .orElseThrow();
    }

    private String withIds(String form) {
        String filled = form.replace('\'', '"');
        for (String person : new String[] {"irene", "carlos", "luis"}) {
            filled = filled.replace(
                    "<" + person + ">", acme.actor(person).person().value().toString());
        }
        return filled;
    }

    private static String words(Prospect prospect) {
        return prospect.panels().stream()
                .flatMap(panel -> panel.people().stream())
                .map(PersonName::name)
                .map(name -> name.substring(0, name.indexOf(' ')))
                .distinct()
                .sorted()
                .collect(Collectors.joining(" ", prospect.name().standard() + ": ", "."));
    }
}
