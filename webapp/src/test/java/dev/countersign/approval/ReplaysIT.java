package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.TextField;
import dev.countersign.definitions.message.RequestEvent.Outcome;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.Actor;
import dev.countersign.people.Role;
import dev.countersign.request.RequestId;
import dev.countersign.template.BeginResult;
import dev.countersign.template.DraftOrigin;
import dev.countersign.template.TemplateDraftId;
import dev.countersign.template.TemplateDrafts;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.trial.Cause;
import dev.countersign.trial.Difference;
import dev.countersign.trial.FieldGaps;
import dev.countersign.trial.ReplayBegin;
import dev.countersign.trial.ReplayPage;
import dev.countersign.trial.ReplayRow;
import dev.countersign.trial.ReplayRun;
import dev.countersign.trial.Replays;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Earlier requests are replayed with a draft: what changes for which of them, and why. */
class ReplaysIT {

    private static final Text ABOVE = Text.of("above 10,000");

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open(Purchase.template(steps(10_000, new Approvers.Group("finance"))));

    @Test
    void aDraftThatChangesNothingChangesNoRequest() {
        company.file(company.ana);
        denied("finance");
        assertThat(replay(company.elena, draft(UnaryOperator.identity())))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.changes()).isFalse());
    }

    @Test
    void theConditionThatGoesTheOtherWayIsNamedAndWithItWhatTheDenialDecided() {
        denied("finance");
        ReplayRow.Seen seen = seen(replay(company.elena, draft(now -> now.with(steps(20_000, finance())))));
        assertThat(seen.differences())
                .containsExactlyInAnyOrder(
                        new Difference.Gone(
                                Text.of("Step finance"), 1, new Cause.Condition(Text.of("Large"), ABOVE, false)),
                        new Difference.End(Outcome.DENIED, Outcome.APPROVED, Text.NONE));
        assertThat(seen.kinds()).containsExactlyInAnyOrder(Difference.Kind.PATH, Difference.Kind.OUTCOME);
    }

    @Test
    void aNewStepIsNewAndOneThatIsNotReachedAfterADenialChangesNothing() {
        company.file(company.ana);
        denied("manager");
        TemplateDraftId draft = draft(now -> now.with(Stream.concat(
                        now.steps().stream(),
                        Stream.of(Purchase.approval("legal", new Approvers.Group("budget-owners"))))
                .toList()));
        List<ReplayRow> rows = replay(company.elena, draft);
        assertThat(rows).extracting(ReplayRow::changes).containsExactly(false, true);
        assertThat(rows.getLast().seen().orElseThrow().differences())
                .containsExactly(new Difference.Added(Text.of("Step legal"), 1, new Cause.OtherTemplate()));
    }

    @Test
    void whoIsAskedInsteadIsNamed() {
        company.file(company.ana);
        ReplayRow.Seen seen = seen(replay(
                company.elena, draft(now -> now.with(steps(10_000, new Approvers.Group("budget-owners"))))));
        assertThat(seen.differences())
                .containsExactly(new Difference.People(
                        Text.of("Step finance"),
                        1,
                        Set.of(company.nuria.person(), company.jon.person()),
                        Set.of(company.carlos.person())));
    }

    @Test
    void fieldsThatTheDraftHasNotOrAsksForAreTold() {
        company.file(company.ana);
        TemplateDraftId draft = draft(now -> new TemplateDefinition(
                now.key(),
                now.name(),
                now.description(),
                now.prefix(),
                Text.of("centre"),
                new Form(List.of(
                        new TextField("centre", Text.of("Cost centre"), Text.NONE, true, 0, 20),
                        now.form().field("amount").orElseThrow())),
                now.steps()));
        ReplayPage last = pages(company.elena, draft).getLast();
        assertThat(last.sums().changed()).isZero();
        assertThat(last.sums().gaps())
                .isEqualTo(new FieldGaps(Map.of(Text.of("Item"), 1), Map.of(Text.of("Cost centre"), 1)));
    }

    @Test
    void theNewestAreReadPageByPageAndAddedUp() {
        for (int i = 0; i < 55; i++) {
            company.file(company.ana);
        }
        TemplateDraftId draft = draft(now -> now.with(steps(20_000, finance())));
        List<ReplayPage> pages = pages(company.elena, draft);
        assertThat(pages).extracting(ReplayPage::done).containsExactly(50, 55);
        assertThat(pages.getLast().sums())
                .returns(55, ReplayPage.Sums::changed)
                .returns(Map.of(Difference.Kind.PATH, 55), ReplayPage.Sums::kinds)
                .returns(Map.of(Text.of("Step finance"), 55), ReplayPage.Sums::gone);
        assertThat(pages.stream()
                        .flatMap(page -> page.rows().stream())
                        .map(ReplayRow::number)
                        .distinct())
                .hasSize(55);
        assertThat(((ReplayBegin.Begun) replays().begin(company.elena, draft, 10))
                        .run()
                        .total())
                .isEqualTo(10);
    }

    @Test
    void whoMayNotOpenARequestSeesItsNumberOnly() {
        company.file(company.ana);
        TemplateDraftId draft = draft(now -> now.with(steps(20_000, finance())));
        company.get(TenantTransaction.class)
                .run(
                        company.tenant,
                        () -> company.get(JdbcClient.class)
                                .sql("update person set roles = '{TEMPLATE_EDITOR}' where person_id = ?")
                                .param(company.jon.person().value())
                                .update());
        Actor editor = new Actor(company.tenant, company.jon.person(), Set.of(Role.TEMPLATE_EDITOR));
        assertThat(replay(editor, draft))
                .singleElement()
                .returns(true, ReplayRow::changes)
                .returns(Optional.empty(), ReplayRow::seen);
        assertThat(replays().begin(company.ana, draft, 10)).isEqualTo(new ReplayBegin.NotAllowed());
        ReplayRun run = ((ReplayBegin.Begun) replays().begin(company.elena, draft, 10)).run();
        assertThat(replays().next(company.ana, run)).isEmpty();
        Company other = companies.open();
        assertThat(other.get(Replays.class).next(other.elena, run)).isEmpty();
    }

    @Test
    void aNewTemplateHasNoRequests() {
        TemplateDraftId draft =
                ((BeginResult.Begun) drafts().begin(company.elena, new DraftOrigin.CopyOf("purchase"))).draft();
        assertThat(replays().begin(company.elena, draft, 10)).isEqualTo(new ReplayBegin.NoRequests());
    }

    private static List<Step> steps(int above, Approvers finance) {
        return List.of(
                Purchase.approval("manager", new Approvers.ManagerOf(Approvers.REQUESTER)),
                new BranchStep(
                        "large",
                        Text.of("Large"),
                        List.of(new BranchStep.Case(
                                "$form.amount.amount > " + above,
                                ABOVE,
                                List.of(Purchase.approval("finance", finance)))),
                        List.of()));
    }

    private static Approvers finance() {
        return new Approvers.Group("finance");
    }

    /** A request that ended at this step; those before it were approved. */
    private void denied(String step) {
        RequestId request = company.submit(company.ana);
        company.deliver(company.task(request, "manager"));
        ApprovalId manager = company.only(request, "manager");
        if (step.equals("manager")) {
            company.deny(company.marta, manager, "No");
        } else {
            company.approve(company.marta, manager);
            company.letUndoWindowPass();
            company.deliver(company.task(request, step));
            company.deny(company.nuria, company.only(request, step), "No");
        }
        company.letUndoWindowPass();
    }

    private TemplateDraftId draft(UnaryOperator<TemplateDefinition> change) {
        TemplateDraftId draft =
                ((BeginResult.Begun) drafts().begin(company.elena, new DraftOrigin.Template("purchase"))).draft();
        drafts().change(company.elena, draft, before -> Optional.of(change.apply(before)));
        return draft;
    }

    private List<ReplayRow> replay(Actor actor, TemplateDraftId draft) {
        return pages(actor, draft).stream()
                .flatMap(page -> page.rows().stream())
                .toList();
    }

    private List<ReplayPage> pages(Actor actor, TemplateDraftId draft) {
        ReplayRun run = ((ReplayBegin.Begun) replays().begin(actor, draft, 1_000)).run();
        List<ReplayPage> pages = new ArrayList<>();
        Optional<ReplayPage> page = replays().next(actor, run);
        while (page.isPresent()) {
            pages.add(page.get());
            page = replays().next(actor, run);
        }
        return pages;
    }

    private static ReplayRow.Seen seen(List<ReplayRow> rows) {
        assertThat(rows).hasSize(1);
        return rows.getFirst().seen().orElseThrow();
    }

    private TemplateDrafts drafts() {
        return company.get(TemplateDrafts.class);
    }

    private Replays replays() {
        return company.get(Replays.class);
    }
}
