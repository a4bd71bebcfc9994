package dev.countersign.administration;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.brand.Brand;
import dev.countersign.brand.Brands;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.text.Text;
import dev.countersign.limit.RateLimit;
import dev.countersign.notification.TestMail;
import dev.countersign.notification.TestMails;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.AdministratorInvited;
import dev.countersign.people.Right;
import dev.countersign.template.TemplateVersion;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** What is left to do until a new organisation works, for its administrators. Read from what is there, so nobody ticks anything off. */
@Service
public class FirstSteps {

    /** Test emails of a person at once; after them, one a minute. */
    private static final int MOST_TESTS = 5;

    private final ActorTransaction acting;
    private final FirstStepsRepository steps;
    private final Templates templates;
    private final Brands brands;
    private final TestMails mails;
    private final AuditLog audit;
    private final SecurityRecords refusals;
    private final Clock clock;
    private final RateLimit limit;

    FirstSteps(
            ActorTransaction acting,
            FirstStepsRepository steps,
            Templates templates,
            Brands brands,
            TestMails mails,
            AuditLog audit,
            SecurityRecords refusals,
            Clock clock) {
        this.acting = acting;
        this.steps = steps;
        this.templates = templates;
        this.brands = brands;
        this.mails = mails;
        this.audit = audit;
        this.refusals = refusals;
        this.clock = clock;
        this.limit = new RateLimit(MOST_TESTS, Duration.ofMinutes(1), clock);
    }

    /** Joins the transaction in which the first administrator is invited. */
    @EventListener
    void on(AdministratorInvited invited) {
        steps.begin(invited.tenant());
    }

    /** Empty for whoever is no administrator. */
    public Optional<FirstStepsList> list(Actor actor) {
        return acting.call(
                actor, present -> isAllowed(present) ? Optional.of(read(present.tenant())) : Optional.empty());
    }

    /** The same for the inbox: also empty where nothing is left, or nobody wants to be told. Asks one question in most organisations. */
    public Optional<FirstStepsList> left(Actor actor) {
        return acting.call(
                actor,
                present -> present.may(Right.SET_ORGANISATION) && steps.isNoted()
                        ? Optional.of(read(present.tenant()))
                                .filter(list -> list.done() < list.steps().size())
                        : Optional.empty());
    }

    /** Has the inbox of administrators speak of what is left, or not. Returns whether the actor may choose that. */
    public boolean show(Actor actor, boolean noted) {
        return acting.call(actor, present -> {
            if (!isAllowed(present)) {
                return false;
            }
            steps.note(present.tenant(), noted);
            audit.append(
                    present.tenant(),
                    new AuditEvent(
                            noted ? "organisation.first-steps-shown" : "organisation.first-steps-hidden",
                            present.person(),
                            null,
                            Map.of()));
            return true;
        });
    }

    /** Sends an email to the actor, which shows whether emails arrive. */
    public TestMailResult testMail(Actor actor) {
        return acting.call(actor, present -> {
            if (!isAllowed(present)) {
                return new TestMailResult.NotAllowed();
            }
            Optional<Duration> wait = limit.take(present.person());
            if (wait.isPresent()) {
                return new TestMailResult.TooMany(wait.get());
            }
            steps.tested(
                    present.tenant(),
                    new FirstStepsRepository.Tested(
                            present.person(), mails.send(present.tenant(), present.person()), clock.instant()));
            audit.append(present.tenant(), new AuditEvent("mail.tested", present.person(), null, Map.of()));
            return new TestMailResult.Sent();
        });
    }

    private boolean isAllowed(Actor present) {
        boolean allowed = present.may(Right.SET_ORGANISATION);
        if (!allowed) {
            refusals.refused(present.tenant(), present.person(), "organisation", "first-steps");
        }
        return allowed;
    }

    private FirstStepsList read(TenantId tenant) {
        FirstStepsRepository.Row row = steps.row();
        FirstStepsRepository.Facts facts = steps.facts(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        Brand brand = brands.of(tenant);
        List<TemplateDefinition> offered = templates.offered(tenant).stream()
                .map(TemplateVersion::definition)
                .toList();
        Map<String, Set<String>> asked =
                offered.stream().collect(Collectors.toMap(TemplateDefinition::key, NamedInTemplates::groups));
        Set<String> keys = asked.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
        Map<String, Text> empty = empty(keys);
        return new FirstStepsList(
                List.of(
                        new FirstStep.People(facts.people()),
                        new FirstStep.Managers(facts.people(), facts.alone()),
                        new FirstStep.Groups(keys.size(), names(keys, empty)),
                        new FirstStep.Calendar(facts.zone(), facts.holidays()),
                        new FirstStep.Look(
                                brand.name(),
                                brand.logo().isPresent(),
                                brand.accent().isPresent()),
                        template(offered, asked, empty),
                        mail(tenant, row),
                        new FirstStep.Request(facts.submitted(), facts.decided())),
                row.noted());
    }

    /** Those in which nobody is, by key. One that does not exist has no other name. */
    private Map<String, Text> empty(Set<String> keys) {
        Map<String, FirstStepsRepository.Asked> known = keys.isEmpty() ? Map.of() : steps.groups(keys);
        return keys.stream()
                .filter(key -> !known.containsKey(key) || !known.get(key).asked())
                .collect(Collectors.toMap(
                        Function.identity(),
                        key -> Optional.ofNullable(known.get(key))
                                .map(FirstStepsRepository.Asked::name)
                                .orElseGet(() -> Text.of(key))));
    }

    private static List<Text> names(Set<String> keys, Map<String, Text> of) {
        return of.entrySet().stream()
                .filter(one -> keys.contains(one.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    private static FirstStep.Template template(
            List<TemplateDefinition> offered, Map<String, Set<String>> asked, Map<String, Text> empty) {
        return new FirstStep.Template(
                offered.size(),
                offered.stream()
                        .map(one -> new FirstStep.Waiting(
                                one.name(), names(asked.getOrDefault(one.key(), Set.of()), empty)))
                        .filter(one -> !one.groups().isEmpty())
                        .toList());
    }

    private FirstStep.Mail mail(TenantId tenant, FirstStepsRepository.Row row) {
        Optional<TestMail> sent = row.tested().flatMap(test -> mails.find(tenant, test.by(), test.test()));
        return new FirstStep.Mail(
                row.tested().map(FirstStepsRepository.Tested::at),
                // One that is forgotten was sent long ago.
                sent.map(TestMail::outcome).orElse(TestMail.Outcome.TAKEN),
                sent.flatMap(TestMail::failure).orElse(""));
    }
}
