package dev.countersign.definitions.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.RequestTitle;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.outline.Outline;
import dev.countersign.definitions.outline.Timetable;
import dev.countersign.definitions.simulate.Answers;
import dev.countersign.definitions.simulate.Happening;
import dev.countersign.definitions.simulate.Scenario;
import dev.countersign.definitions.simulate.Simulated;
import dev.countersign.definitions.simulate.Simulation;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each ready template is simulated for two requesters with forms that take different paths. */
class ReadyTemplatesTest {

    private static final Instant MONDAY = Instant.parse("2027-01-11T09:00:00Z");

    private static final List<String> REQUESTERS = List.of(
            "{'id': 'p1', 'name': 'Ana Torres', 'email': 'ana@acme.test', 'department': 'Sales', 'locale': 'es'}",
            "{'id': 'p2', 'name': 'Jon Sáez', 'email': 'jon@acme.test', 'department': 'Finance', 'locale': 'en'}");

    /** The forms are JSON with single quotes. Steps at the same time stand in their order in the template. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            purchase-request | {'amount': {'amount': 5000, 'currency': 'EUR'}, 'budget': 'office'} | Manager, Policy check: approved
            purchase-request | {'amount': {'amount': 5001, 'currency': 'EUR'}, 'budget': 'office'} | Manager, Finance, Budget owner, Policy check: approved
            purchase-request | {'amount': {'amount': 20001, 'currency': 'EUR'}, 'budget': 'office'} | Manager, Finance, Budget owner, Policy check, Director: approved
            leave-request | {'type': 'holiday', 'from': '2027-02-01', 'to': '2027-02-05'} | Manager: approved
            leave-request | {'type': 'unpaid', 'from': '2027-02-01', 'to': '2027-06-30'} | Manager: approved
            access-request | {'system': 'Payroll', 'level': 'read'} | System owner, Security: approved
            access-request | {'system': 'Payroll', 'level': 'administer', 'until': '2027-03-01'} | System owner, Security: approved
            expense-report | {'items': [{'amount': {'amount': 600, 'currency': 'EUR'}}, {'amount': {'amount': 400, 'currency': 'EUR'}}]} | Manager: approved
            expense-report | {'items': [{'amount': {'amount': 600, 'currency': 'EUR'}}, {'amount': {'amount': 400.01, 'currency': 'EUR'}}]} | Manager, Finance: approved
            contract | {'company': 'Rivas', 'kind': 'confidentiality'} | Department, Legal and finance: approved
            contract | {'company': 'Rivas', 'kind': 'purchase', 'amount': {'amount': 50000.01, 'currency': 'USD'}} | Department, Legal and finance, Director: approved
            travel-request | {'region': 'domestic', 'costs': [{'amount': {'amount': 3000, 'currency': 'EUR'}}]} | Manager: approved
            travel-request | {'region': 'overseas', 'costs': [{'amount': {'amount': 200, 'currency': 'EUR'}}]} | Manager, Security: approved
            travel-request | {'region': 'overseas', 'costs': [{'amount': {'amount': 2000, 'currency': 'EUR'}}, {'amount': {'amount': 1001, 'currency': 'EUR'}}]} | Manager, Security, Finance: approved
            order | {'item': 'Lamp', 'quantity': 2, 'total': {'amount': 1000, 'currency': 'EUR'}} | Reserve the goods, Hold the money, Take the money: approved
            order | {'item': 'Lamp', 'quantity': 2, 'total': {'amount': 1000.01, 'currency': 'EUR'}} | Reserve the goods, Hold the money, Manager, Take the money: approved
            hiring | {'reason': 'replacement', 'openings': 2, 'salary': {'amount': 50000, 'currency': 'EUR'}} | Head of department, Finance, Human resources: approved
            hiring | {'reason': 'replacement', 'openings': 3, 'salary': {'amount': 50000, 'currency': 'EUR'}} | Head of department, Finance, Human resources, Directors: approved
            hiring | {'reason': 'new', 'openings': 1, 'salary': {'amount': 30000, 'currency': 'EUR'}} | Head of department, Finance, Human resources, Directors: approved
            change-request | {'urgency': 'emergency', 'risk': 'high', 'outage': 'long'} | Any system owner: approved
            change-request | {'urgency': 'planned', 'risk': 'medium', 'outage': 'short'} | Owner of the system: approved
            change-request | {'urgency': 'planned', 'risk': 'low', 'outage': 'long'} | Owner of the system, Change board: approved
            supplier-onboarding | {'data': 'none', 'dependence': 'replaceable', 'yearly': {'amount': 9000, 'currency': 'EUR'}} | Manager, Finance, Legal: approved
            supplier-onboarding | {'data': 'personal', 'dependence': 'difficult', 'yearly': {'amount': 100000, 'currency': 'EUR'}} | Manager, Finance, Legal, Security: approved
            supplier-onboarding | {'data': 'business', 'dependence': 'critical', 'yearly': {'amount': 9000, 'currency': 'EUR'}} | Manager, Finance, Legal, Security, Directors: approved
            budget-transfer | {'source': 'office', 'target': 'training', 'amount': {'amount': 50000, 'currency': 'EUR'}} | Two different budgets, Owner of the source, Owner of the target, Finance: approved
            budget-transfer | {'source': 'office', 'target': 'training', 'amount': {'amount': 60000, 'currency': 'EUR'}} | Two different budgets, Owner of the source, Owner of the target, Finance, Directors: approved
            invoice-approval | {'ordered': 'yes', 'amount': {'amount': 10000, 'currency': 'EUR'}} | Delivery confirmed, Finance: approved
            invoice-approval | {'ordered': 'no', 'amount': {'amount': 10000.01, 'currency': 'EUR'}} | Delivery confirmed, Budget owner, Two people from finance: approved
            policy-exception | {'area': 'information', 'risk': 'medium'} | Manager, Security: approved
            policy-exception | {'area': 'work', 'risk': 'high'} | Manager, Legal, Directors: approved
            """)
    void takesThePathThatItsConditionsSay(String key, String form, String path) {
        for (String requester : REQUESTERS) {
            Simulated simulated = simulate(key, form, requester, ALLOWED);
            assertThat(words(key, simulated)).as(requester).isEqualTo(path);
            assertThat(timetable(key, form, requester).due())
                    .isEqualTo(simulated
                            .of(Happening.Asked.class)
                            .collect(Collectors.toMap(Happening.Asked::step, Happening.Asked::due)));
            timetable(key, form, requester)
                    .end()
                    .ifPresent(end -> assertThat(end)
                            .isEqualTo(simulated.end().orElseThrow().at()));
        }
    }

    private static Timetable timetable(String key, String form, String requester) {
        return Timetable.of(
                Outline.of(template(key), json(form), json(requester)),
                template(key).form(),
                json(form),
                MONDAY,
                (_, asked) -> Optional.of(asked.plus(Duration.ofDays(1))));
    }

    @Test
    void eachOfThemIsSimulated() throws NoSuchMethodException {
        CsvSource source = ReadyTemplatesTest.class
                .getDeclaredMethod("takesThePathThatItsConditionsSay", String.class, String.class, String.class)
                .getAnnotation(CsvSource.class);
        Set<String> simulated = source.textBlock()
                .lines()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .collect(Collectors.toSet());
        assertThat(BuiltInTemplates.all())
                .hasSizeGreaterThanOrEqualTo(10)
                .extracting(TemplateDefinition::key)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(simulated);
        assertThat(BuiltInTemplates.all())
                .extracting(TemplateDefinition::prefix)
                .doesNotHaveDuplicates();
    }

    /** Nobody who is asked answers; whoever is asked after an expiry, by escalation, does not either. */
    @ParameterizedTest
    @CsvSource({
        "travel-request, Manager Manager Manager: expired",
        "hiring, Head of department Head of department: expired",
        "change-request, Owner of the system Owner of the system: withdrawn",
        "supplier-onboarding, Manager Manager: expired",
        "budget-transfer, Two different budgets Owner of the source Owner of the target Owner of the source Owner of the"
                + " target: denied",
        "invoice-approval, Delivery confirmed Delivery confirmed: withdrawn",
        "policy-exception, Manager Manager: denied"
    })
    void whenNobodyAnswersItEscalatesAndEnds(String key, String path) {
        Simulated simulated = simulate(key, """
                {'urgency': 'planned', 'source': 'office', 'target': 'training'}""", REQUESTERS.getFirst(), SILENT);
        assertThat(simulated.happenings().stream()
                        .filter(one -> one instanceof Happening.Asked || one instanceof Happening.Called)
                        .map(one -> name(key, one.step()))
                        .collect(Collectors.joining(" ", "", ": " + outcome(simulated))))
                .isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            travel-request | en | Lisbon, 1 Feb 2027 – 3 Feb 2027
            travel-request | es | Lisbon, 1 feb 2027 – 3 feb 2027
            order | es | 1200 × Lámpara
            hiring | en | Hire: Adviser
            change-request | es | Web shop: New database
            supplier-onboarding | es | Proveedor nuevo: Rivas
            budget-transfer | en | Budget: Office to Training
            budget-transfer | es | Presupuesto: Oficina a Formación
            invoice-approval | en | Rivas, F-17
            policy-exception | en | Passwords
            """)
    void itsRequestsAreCalledAfterWhatIsAsked(String key, String language, String title) {
        assertThat(RequestTitle.of(template(key), json("""
                {'destination': 'Lisbon', 'departure': '2027-02-01', 'return': '2027-02-03', 'position': 'Adviser',
                 'system': 'Web shop', 'summary': 'New database', 'company': 'Rivas', 'source': 'office',
                 'target': 'training', 'supplier': 'Rivas', 'number': 'F-17', 'subject': 'Passwords', 'item': 'Lámpara', 'quantity': 1200}
                """), Locale.of(language)))
                .contains(title);
    }

    private static final Answers ALLOWED = new Answers() {

        @Override
        public Returned result(String step, boolean undoing, JsonNode input) {
            return new Returned.Result(json("{'outcome': 'allow', 'reasons': []}"));
        }
    };

    private static final Answers SILENT = new Answers() {

        @Override
        public Verdict verdict(HumanTask task) {
            return Verdict.NOTHING;
        }

        @Override
        public Revision revision(int revision, JsonNode form) {
            return new Revision.Withdrawn();
        }

        @Override
        public Returned result(String step, boolean undoing, JsonNode input) {
            return ALLOWED.result(step, undoing, input);
        }
    };

    private static Simulated simulate(String key, String form, String requester, Answers answers) {
        return Simulation.of(template(key))
                .run(
                        new Scenario(
                                json(form),
                                json(requester),
                                "A request",
                                MONDAY,
                                (from, time, task) -> from.plus(Duration.ofDays(1))),
                        answers);
    }

    private static String words(String key, Simulated simulated) {
        return Stream.of(simulated.path())
                .flatMap(List::stream)
                .map(step -> name(key, step))
                .collect(Collectors.joining(", ", "", ": " + outcome(simulated)));
    }

    private static String outcome(Simulated simulated) {
        return simulated.end().orElseThrow().outcome().name().toLowerCase(Locale.ROOT);
    }

    private static String name(String key, String step) {
        return StepTree.of(template(key).steps())
                .filter(one -> one.key().equals(step))
                .map(Step::name)
                .findFirst()
                .orElseThrow()
                .standard();
    }

    private static TemplateDefinition template(String key) {
        return BuiltInTemplates.all().stream()
                .filter(template -> template.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode json(String quoted) {
        return JsonMapper.shared().readTree(quoted.replace('\'', '"'));
    }
}
