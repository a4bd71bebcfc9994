package dev.countersign.request;

import dev.countersign.attachment.Attachment;
import dev.countersign.attachment.AttachmentId;
import dev.countersign.audit.AuditEvent;
import dev.countersign.definitions.form.FieldProblem;
import dev.countersign.definitions.form.Form;
import dev.countersign.execution.Executions;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.template.TemplateVersion;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TimeOrderedIds;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Accepts submissions: one transaction writes the request, its audit entry and the call that starts its execution. */
@Component
class Submissions {

    private final ActorTransaction transaction;
    private final RequestRepository requests;
    private final Templates templates;
    private final People people;
    private final Executions executions;
    private final RequestWork work;
    private final FormFiles files;
    private final RequestLimits limits;
    private final ApplicationEventPublisher events;
    private final TimeOrderedIds ids;
    private final Clock clock;

    Submissions(
            ActorTransaction transaction,
            RequestRepository requests,
            Templates templates,
            People people,
            Executions executions,
            RequestWork work,
            FormFiles files,
            RequestLimits limits,
            ApplicationEventPublisher events,
            TimeOrderedIds ids,
            Clock clock) {
        this.transaction = transaction;
        this.requests = requests;
        this.templates = templates;
        this.people = people;
        this.executions = executions;
        this.work = work;
        this.files = files;
        this.limits = limits;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    SubmitResult submit(Actor actor, Submission submission) {
        if (FormAnswers.areTooLarge(submission.form())) {
            return new SubmitResult.TooLarge(Form.MAX_BYTES);
        }
        return transaction.call(actor, present -> submit(present, submission, SubmissionWay.PERSON));
    }

    /** In the transaction of the person. */
    SubmitResult submit(Actor present, Submission submission, SubmissionWay way) {
        Person requester = people.find(present.tenant(), present.person()).orElseThrow();
        requests.lockSubmission(present.person(), submission.submissionId());
        return templates
                .find(present.tenant(), submission.template())
                .map(template -> take(present.tenant(), requester, submission, template, way))
                .orElseGet(SubmitResult.UnknownTemplate::new);
    }

    /**
     * A repeated submission is not checked again: the response to the first one may have been lost, and its dates may be too early by now.
     */
    private SubmitResult take(
            TenantId tenant, Person requester, Submission submission, TemplateVersion template, SubmissionWay way) {
        Instant now = clock.instant();
        Form form = template.definition().form();
        JsonNode answers = form.normalize(submission.form());
        Optional<RequestRepository.FirstRevision> earlier =
                requests.bySubmission(requester.id(), submission.submissionId());
        if (earlier.isPresent() && isSame(tenant, earlier.get(), template, answers)) {
            return new SubmitResult.Submitted(earlier.get().id(), earlier.get().number());
        }
        Map<AttachmentId, Attachment> usable = files.usable(tenant, requester.id(), Optional.empty(), form, answers);
        List<FieldProblem> problems = FormAnswers.problems(
                tenant, people, requester, template.definition(), answers, FormFiles.kinds(usable), now);
        files.excess(tenant, Optional.empty(), form, answers, usable).ifPresent(problems::add);
        if (!problems.isEmpty()) {
            return new SubmitResult.Invalid(problems);
        }
        if (way.offered() && earlier.isEmpty() && !templates.isOffered(tenant, template.id())) {
            return new SubmitResult.UnknownTemplate();
        }
        return earlier.<SubmitResult>map(first -> new SubmitResult.AlreadySent(first.id(), first.number()))
                .orElseGet(() -> limits.wait(tenant, requester.id(), way)
                        .<SubmitResult>map(SubmitResult.TooMany::new)
                        .orElseGet(() -> file(tenant, requester, submission, template, answers, usable, now)));
    }

    /** The same answers to another version of the same template are the same request, because a version may have been published meanwhile. */
    private boolean isSame(
            TenantId tenant, RequestRepository.FirstRevision earlier, TemplateVersion template, JsonNode answers) {
        return earlier.form().equals(FormAnswers.BY_VALUE, answers)
                && templates
                        .find(tenant, earlier.template())
                        .filter(first -> first.definition()
                                .key()
                                .equals(template.definition().key()))
                        .isPresent();
    }

    private SubmitResult file(
            TenantId tenant,
            Person requester,
            Submission submission,
            TemplateVersion template,
            JsonNode answers,
            Map<AttachmentId, Attachment> usable,
            Instant now) {
        RequestId id = new RequestId(ids.next());
        String title = Title.of(template.definition(), answers, requester.locale());
        String number = requests.nextNumber(tenant, template.definition().prefix());
        requests.insert(
                tenant,
                new RequestRepository.NewRow(
                        id,
                        submission.submissionId(),
                        template.id(),
                        number,
                        title,
                        Title.of(template.definition(), answers, title),
                        requester.id(),
                        FiledRequests.facts(requester),
                        answers,
                        FormFacts.amount(template.definition().form(), answers),
                        SimilarKey.of(template.definition(), answers),
                        submission.program(),
                        now));
        executions.start(tenant, id.value());
        events.publishEvent(new RequestSubmitted(tenant, id));
        AuditEvent submitted = new AuditEvent(
                "request.submitted", requester.id(), id.value(), recorded(number, submission, template, answers));
        List<AuditEvent> records = new ArrayList<>(List.of(submitted));
        records.addAll(
                files.attach(tenant, requester.id(), id, template.definition().form(), answers, usable, now));
        work.end(tenant, id, Set.of(requester.id()), records);
        return new SubmitResult.Submitted(id, number);
    }

    private static Map<String, String> recorded(
            String number, Submission submission, TemplateVersion template, JsonNode answers) {
        Map<String, String> details = new HashMap<>();
        details.put("number", number);
        details.put("template", template.definition().key());
        details.put("version", Integer.toString(template.version()));
        details.put("form", answers.toString());
        submission.program().flatMap(ByProgram::action).ifPresent(action -> details.put("action", action));
        return details;
    }
}
