package dev.countersign.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.builtin.BuiltInTemplates;
import dev.countersign.definitions.message.RequestEvent.Outcome;
import dev.countersign.definitions.simulate.Answers;
import dev.countersign.definitions.simulate.Happening;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.definitions.text.Text;
import dev.countersign.local.RunningProduct;
import dev.countersign.notification.NotificationKind;
import dev.countersign.notification.SampleLetter;
import dev.countersign.notification.SampleLetters;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonName;
import dev.countersign.request.Trial;
import dev.countersign.request.TrialResult;
import dev.countersign.request.Trials;
import dev.countersign.template.BeginResult;
import dev.countersign.template.DraftOrigin;
import dev.countersign.template.TemplateDraftId;
import dev.countersign.template.TemplateDrafts;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import dev.countersign.testing.Desks;
import dev.countersign.ui.PersonPicker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

/** A template is tried: who would be asked until when, which letters would be sent, and how it would end. */
class TrialIT {

    private static final RunningProduct product = RunningProduct.shared();

    /** A Monday at ten in Madrid. */
    private static final Instant MONDAY = Instant.parse("2027-01-11T09:00:00Z");

    @RegisterExtension
    private final Desks desks = new Desks(product);

    private final Acme acme = new Acme(product);
    private final Actor elena = acme.actor("elena");
    private final TemplateDefinition purchase = BuiltInTemplates.all().stream()
            .filter(template -> template.key().equals("purchase-request"))
            .findFirst()
            .orElseThrow();

    @Test
    void theManagerIsAskedFirstAndFinanceAndTheBudgetOwnersOfALargeAmountAfterThatInWorkingTime() {
        TrialResult.Imagined imagined = imagine(12_000, Map.of());
        List<TrialResult.Moment> asked = imagined.moments().stream()
                .filter(moment -> moment.happening() instanceof Happening.Asked)
                .toList();
        assertThat(asked)
                .extracting(moment -> moment.happening().step())
                .containsExactly("manager", "finance", "budget-owner");
        assertThat(Objects.requireNonNull(asked.getFirst().people())
                        .panels()
                        .getFirst()
                        .people())
                .extracting(PersonName::name)
                .containsExactly("Marta Ruiz");
        Happening.Asked manager = (Happening.Asked) asked.getFirst().happening();
        assertThat(Duration.between(manager.at(), manager.due())).isBetween(Duration.ofDays(1), Duration.ofDays(8));
        assertThat(asked.getFirst().reminders())
                .singleElement()
                .satisfies(at -> assertThat(at).isBetween(manager.at(), manager.due()));
        assertThat(asked.getLast().happening().at()).isEqualTo(manager.due());
        assertThat(imagined.end().orElseThrow().outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(imagined.complete()).isFalse();
        assertThat(imagined.walked())
                .containsExactlyInAnyOrder(
                        "manager", "large", "money", "finance", "budget-owner", "policy-check", "very-large");
    }

    @Test
    void aDenialEndsItAndASmallAmountNeedsOnlyTheManager() {
        assertThat(imagine(12_000, Map.of(new Trial.Visit("finance", 1), Answers.Verdict.DENY))
                        .end()
                        .orElseThrow())
                .returns(Outcome.DENIED, Happening.Ended::outcome)
                .returns("finance", Happening.Ended::decidedBy);
        assertThat(imagine(100, Map.of()).moments().stream()
                        .filter(moment -> moment.happening() instanceof Happening.Asked))
                .hasSize(1);
    }

    @Test
    void aLetterIsWrittenAsItsReaderWouldGetIt() {
        SampleLetter letter = product.get(SampleLetters.class)
                .write(
                        elena,
                        new SampleLetter.About(
                                purchase,
                                JsonMapper.shared()
                                        .readTree("{\"amount\": {\"amount\": 12000, \"currency\": \"EUR\"}}"),
                                "12 desks",
                                acme.actor("ana").person(),
                                acme.actor("marta").person(),
                                NotificationKind.ASSIGNED,
                                Optional.of("manager"),
                                Optional.of(MONDAY),
                                MONDAY))
                .orElseThrow();
        assertThat(letter.subject()).contains("12 desks");
        assertThat(letter.text()).contains("Ana", "12");
    }

    @Test
    void thePageShowsWhatHappensAndFollowsWhatIsChosen() {
        TemplateDrafts drafts = product.get(TemplateDrafts.class);
        TemplateDraftId draft = ((BeginResult.Begun) drafts.begin(elena, new DraftOrigin.Given(purchase))).draft();
        try {
            Desk desk = desks.of(elena);
            desk.open("organisation/templates/drafts/" + draft + "?tab=try");
            assertThat(desk.text()).contains("What happens", "Manager", "Approved");
            @SuppressWarnings("unchecked")
            Select<Answers.Verdict> first = (Select<Answers.Verdict>) desk.field(Select.class, "Answer");
            first.setValue(Answers.Verdict.DENY);
            assertThat(desk.text()).contains("Denied");
            PersonPicker requester = desk.field(PersonPicker.class, "Requester");
            PersonName chosen = requester.getValue();
            requester.clear();
            assertThat(desk.text())
                    .contains("Choose who submits the request.")
                    .doesNotContain("Denied", "Asked ", "Please decide");
            requester.setValue(chosen);
            assertThat(desk.text()).contains("Denied", "Asked ");
        } finally {
            drafts.discard(elena, draft);
        }
    }

    @Test
    void aTrialIsKeptAsATestCaseThatSaysWhatDiffersOnceTheDraftChanges() {
        TemplateDrafts drafts = product.get(TemplateDrafts.class);
        TemplateDraftId draft = ((BeginResult.Begun) drafts.begin(elena, new DraftOrigin.Given(purchase))).draft();
        try {
            Desk desk = desks.of(elena);
            desk.open("organisation/templates/drafts/" + draft + "?tab=try");
            assertThat(desk.text()).contains("No test cases yet.");
            desk.click("Keep as test case…");
            desk.field(TextField.class, "Name").setValue("The manager decides");
            desk.click("Keep");
            assertThat(desk.text()).contains("The manager decides", "Passes", "1 passes");

            drafts.change(
                    elena,
                    draft,
                    before -> Optional.of(before.with(
                            Stream.concat(Stream.of(before.steps().getFirst()), Stream.of(approvalByMarta()))
                                    .toList())));
            desk.open("organisation/templates/drafts/" + draft + "?tab=try");
            assertThat(desk.text()).contains("Fails", "1 of 1 fails", "Board is on the path now.");
            desk.click("Expect this");
            assertThat(desk.text()).contains("Passes").doesNotContain("Board is on the path now.");
            desk.click("Open").click("Delete");
            assertThat(desk.text()).contains("No test cases yet.");
        } finally {
            drafts.discard(elena, draft);
        }
    }

    @Test
    void theRequestsThatADraftWouldSendElsewhereAreListedWithTheReason() {
        acme.submit(acme.actor("ana"), "Chairs for the terrace", 12_000);
        TemplateDrafts drafts = product.get(TemplateDrafts.class);
        TemplateDraftId draft =
                ((BeginResult.Begun) drafts.begin(elena, new DraftOrigin.Template(purchase.key()))).draft();
        try {
            drafts.change(
                    elena,
                    draft,
                    before -> Optional.of(before.with(List.of(before.steps().getFirst()))));
            Desk desk = desks.of(elena);
            desk.open("organisation/templates/drafts/" + draft + "?tab=replay");
            desk.click("Replay");
            assertThat(desk.textWith("Download CSV"))
                    .contains(
                            "Chairs for the terrace",
                            "Finance is not on the path: the template does not have it any more.",
                            "Finance is not on the path of");
        } finally {
            drafts.discard(elena, draft);
        }
    }

    private static ApprovalStep approvalByMarta() {
        return new ApprovalStep(
                "board",
                Text.of("Board"),
                new Approvers.FixedPerson("marta@acme.test"),
                new QuorumRule.Any(),
                WorkingTime.days(2),
                List.of(),
                Expiry.ENDS,
                Set.of(ApprovalStep.Answer.APPROVE, ApprovalStep.Answer.DENY));
    }

    private TrialResult.Imagined imagine(int euros, Map<Trial.Visit, Answers.Verdict> verdicts) {
        return (TrialResult.Imagined) product.get(Trials.class)
                .imagine(
                        elena,
                        purchase,
                        new Trial(
                                acme.actor("ana").person(),
                                MONDAY,
                                JsonMapper.shared()
                                        .readTree(
                                                "{\"title\": \"Desks\", \"amount\": {\"amount\": %d, \"currency\": \"EUR\"}}"
                                                        .formatted(euros)),
                                verdicts,
                                Map.of()));
    }
}
