package dev.countersign.definitions.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.check.TemplateChecks;
import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.io.ReadResult.Parsed;
import dev.countersign.definitions.io.ReadResult.Problems;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Panel;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.Quorum.Membership;
import dev.countersign.definitions.step.QuorumRule;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuorumIoTest {

    @Test
    void severalListsOfApproversHaveARuleEach() {
        assertThat(quorum("approvers: [{group: legal, rule: {at-least: 2}}, {group: finance}]"))
                .isEqualTo(new Quorum.Each(
                        List.of(
                                new Panel(new Approvers.Group("legal"), new QuorumRule.AtLeast(2)),
                                new Panel(new Approvers.Group("finance"), new QuorumRule.Any())),
                        Membership.ONCE));
    }

    @Test
    void weightsAreSummedUpToTheWeightOfTheRule() {
        assertThat(quorum("""
                          approvers: [{person-in: lead, weight: 3}, {role: administrator}]
                          counts: for-each
                          rule: {weight: 4}"""))
                .isEqualTo(new Quorum.Weighted(
                        List.of(
                                new Panel(new Approvers.PersonInField("lead"), new QuorumRule.Any(), 3),
                                new Panel(new Approvers.HoldersOf(Among.Role.ADMINISTRATOR), new QuorumRule.Any())),
                        4,
                        Membership.FOR_EACH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "approvers: {manager-of: requester, levels: 2}",
                "approvers: {manager-of-approver: first}",
                "approvers: {department-head-of: lead}",
                "approvers: {role: manager}\nrule: {percent: 60}",
                "approvers: {group: legal}\non-expiry: send-back",
                "approvers: {group: legal}\non-expiry: [{escalate: {group: board}, due: 4 hours}, {escalate: {role: administrator}}, deny]",
                "approvers: [{group: legal, rule: all}, {manager-of: lead, levels: 3, rule: {percent: 10}}]",
                "approvers: [{group: legal}, {group: finance}]\ncounts: for-each",
                "approvers: [{group: legal, weight: 2}, {group: finance}]\nrule: {weight: 3}"
            })
    void whatIsWrittenIsReadBackEqual(String approvers) {
        TemplateDefinition template = template(approvers);

        assertThat(TemplateYaml.read(TemplateYaml.write(template))).isEqualTo(new Parsed(template));
        assertThat(TemplateChecks.check(template)).isEmpty();
    }

    @Test
    void eachProblemHasItsPlace() {
        assertThat(unreadable("approvers: {group: legal, levels: 2}"))
                .containsExactly(tuple("/steps/1/approvers/levels", "template.unknown-member"));
        assertThat(unreadable("approvers: [{group: legal}]\nrule: all"))
                .containsExactly(tuple("/steps/1/rule", "template.rule-of-several"));
        assertThat(unreadable("approvers: [{group: legal, rule: all}]\nrule: {weight: 2}"))
                .containsExactly(tuple("/steps/1/approvers/0/rule", "template.unknown-member"));
        assertThat(unreadable("approvers: []")).containsExactly(tuple("/steps/1/approvers", "template.no-approvers"));
        assertThat(unreadable("approvers: {group: legal}\ncounts: once"))
                .containsExactly(tuple("/steps/1/counts", "template.counts-of-one"));
        assertThat(unreadable("approvers: {manager-of: requester, levels: 11}"))
                .containsExactly(tuple("/steps/1/approvers/levels", "template.not-in-range"));
    }

    @Test
    void aWeightThatNobodyReachesAndAStepThatComesLaterAreFound() {
        assertThat(checked("""
                           approvers: [{person-in: lead, weight: 2}, {person: chief@acme.test}]
                           rule: {weight: 4}""")).containsExactly(tuple("/steps/1/rule", "template.weight-out-of-reach"));
        assertThat(checked("approvers: [{group: legal}, {manager-of-approver: asked}]"))
                .containsExactly(tuple("/steps/1/approvers/1", "template.not-decided-before"));
        assertThat(checked("approvers: {department-head-of: subject}"))
                .containsExactly(tuple("/steps/1/approvers", "template.no-such-person-field"));
    }

    private static Quorum quorum(String approvers) {
        return ((ApprovalStep) template(approvers).steps().get(1)).quorum();
    }

    private static TemplateDefinition template(String approvers) {
        return switch (read(approvers)) {
            case Parsed(TemplateDefinition definition) -> definition;
            case Problems(var problems) -> throw new AssertionError(problems);
        };
    }

    private static List<Tuple> unreadable(String approvers) {
        return switch (read(approvers)) {
            case Parsed(TemplateDefinition definition) -> throw new AssertionError(definition);
            case Problems(var problems) -> places(problems);
        };
    }

    private static List<Tuple> checked(String approvers) {
        return places(TemplateChecks.check(template(approvers)));
    }

    private static List<Tuple> places(List<Problem> problems) {
        return problems.stream()
                .map(problem -> tuple(problem.path(), problem.message()))
                .toList();
    }

    private static ReadResult read(String approvers) {
        return TemplateYaml.read("""
                key: quorum
                name: Quorum
                prefix: QU
                title: subject
                form:
                  - text: subject
                    label: Subject
                    required: true
                  - person: lead
                    label: Lead
                    required: true
                steps:
                  - approval: first
                    name: First
                    approvers: {manager-of: requester}
                    due: 1 day
                  - approval: asked
                    name: Asked
                    due: 1 day
                """ + approvers.stripIndent().indent(4));
    }
}
