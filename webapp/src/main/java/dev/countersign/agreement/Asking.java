package dev.countersign.agreement;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateYaml;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.request.ProductRequests;
import dev.countersign.request.RequestId;
import dev.countersign.request.Submission;
import dev.countersign.request.SubmitResult;
import dev.countersign.template.ProposedPublication;
import dev.countersign.template.PublicationAgreement;
import dev.countersign.template.PublishResult;
import dev.countersign.template.TemplateVersion;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.TimeOrderedIds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Asks the other template editors by a request. What they agree to is kept beside it: exactly that is published, whatever becomes of the draft. */
@Component
class Asking implements PublicationAgreement {

    static final TemplateDefinition TEMPLATE = read();
    private static final int OTHERS = 2;

    private final ProposalRepository proposals;
    private final ProductRequests requests;
    private final Templates templates;
    private final People people;
    private final TenantTransaction transaction;
    private final AuditLog audit;
    private final TimeOrderedIds ids;
    private final Clock clock;

    Asking(
            ProposalRepository proposals,
            ProductRequests requests,
            Templates templates,
            People people,
            TenantTransaction transaction,
            AuditLog audit,
            TimeOrderedIds ids,
            Clock clock) {
        this.proposals = proposals;
        this.requests = requests;
        this.templates = templates;
        this.people = people;
        this.transaction = transaction;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public boolean isNeeded(TenantId tenant) {
        return transaction.call(tenant, () -> proposals.isNeeded(tenant));
    }

    @Override
    public TemplateDefinition template() {
        return TEMPLATE;
    }

    @Override
    public PublishResult ask(Actor present, ProposedPublication proposed) {
        String key = proposed.definition().key();
        proposals.lock(present.tenant(), key);
        Optional<ProposalRepository.Row> before =
                proposals.latest(key).filter(row -> row.status().isOpen());
        if (before.isPresent()) {
            return new PublishResult.AskedBefore(before.get().request().value());
        }
        if (people.count(present.tenant(), new Among.HoldersOf(Among.Role.TEMPLATE_EDITOR)) < OTHERS) {
            return new PublishResult.NobodyElse();
        }
        UUID id = ids.next();
        TemplateVersion template =
                templates.newest(present.tenant(), TEMPLATE.key()).orElseThrow();
        SubmitResult result = requests.submit(present, new Submission(id, template.id(), answers(present, proposed)));
        return switch (result) {
            case SubmitResult.Submitted(RequestId request, String number) ->
                asked(present, id, proposed, request, number);
            case SubmitResult.TooMany _, SubmitResult.Invalid _ -> new PublishResult.NotAsked();
            case SubmitResult.AlreadySent _, SubmitResult.TooLarge _, SubmitResult.UnknownTemplate _ ->
                throw new IllegalStateException("The request for an agreement is refused: " + result);
        };
    }

    private PublishResult asked(
            Actor present, UUID id, ProposedPublication proposed, RequestId request, String number) {
        PersonId by = present.person();
        proposals.insert(present.tenant(), id, proposed, by, clock.instant(), request);
        audit.append(
                present.tenant(),
                new AuditEvent(
                        "template.agreement-asked",
                        by,
                        request.value(),
                        Map.of("template", proposed.definition().key(), "number", number, "note", proposed.note())));
        return new PublishResult.Asked(request.value(), number);
    }

    /** In the language of whoever asks. */
    private ObjectNode answers(Actor present, ProposedPublication proposed) {
        Person person = people.find(present.tenant(), present.person()).orElseThrow();
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        answers.put("template", proposed.definition().name().in(person.locale()));
        answers.put("key", proposed.definition().key());
        if (!proposed.note().isEmpty()) {
            answers.put("note", proposed.note());
        }
        return answers;
    }

    private static TemplateDefinition read() {
        try (InputStream yaml = Objects.requireNonNull(Asking.class.getResourceAsStream("publication.yaml"))) {
            String text = new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
            if (TemplateYaml.read(text) instanceof ReadResult.Parsed(TemplateDefinition definition)) {
                return definition;
            }
            throw new IllegalStateException("publication.yaml: " + TemplateYaml.problems(text));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
