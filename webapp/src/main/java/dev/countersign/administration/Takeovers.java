package dev.countersign.administration;

import dev.countersign.approval.Succession;
import dev.countersign.approval.SuccessionOutlook;
import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonLeft;
import dev.countersign.people.PersonName;
import dev.countersign.people.Right;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Gives what somebody holds who leaves to a successor, in the transaction that makes them leave. It authorizes nobody. */
@Component
class Takeovers {

    private final StaffRepository staff;
    private final Succession succession;
    private final TemplateReplacement replacement;
    private final People people;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Takeovers(
            StaffRepository staff,
            Succession succession,
            TemplateReplacement replacement,
            People people,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.staff = staff;
        this.succession = succession;
        this.replacement = replacement;
        this.people = people;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Approvals and templates follow the commit. */
    Takeover byLeaver(Actor actor, Person leaver, PersonId successor, StaffMember.Holdings held) {
        Instant now = clock.instant();
        SuccessionOutlook approvals =
                succession.foresee(actor, leaver.id(), successor).orElseThrow();
        List<Text> groups = new ArrayList<>(held.groups());
        groups.removeAll(staff.groupNames(successor));
        Optional<Takeover.Moved> moved = moved(actor, leaver, successor);
        StaffRepository.Replaced replaced = staff.replace(leaver.id(), successor, now);
        replaced.standIn()
                .forEach(one -> audit.append(
                        actor.tenant(),
                        new AuditEvent(
                                "absence.changed",
                                actor.person(),
                                null,
                                Map.of(
                                        "absence", one.absence().toString(),
                                        "person", one.person().toString(),
                                        "standIn", successor.toString(),
                                        "standIn-before", leaver.id().toString()))));
        if (actor.may(Right.EDIT_TEMPLATES)) {
            people.find(actor.tenant(), successor)
                    .ifPresent(person ->
                            replacement.order(actor, TemplateReplacement.Named.PERSON, leaver.email(), person.email()));
        }
        events.publishEvent(new PersonLeft(actor.tenant(), leaver.id(), successor, actor.person()));
        return new Takeover(
                approvals,
                groups,
                held.departments(),
                replaced.reports(),
                replaced.standIn().size(),
                moved);
    }

    /** A successor below the leaver gets their manager: otherwise a report of the leaver would be above and below the successor. */
    private Optional<Takeover.Moved> moved(Actor actor, Person leaver, PersonId successor) {
        List<PersonName> chain = staff.chain(successor);
        if (chain.stream().noneMatch(above -> above.id().equals(leaver.id()))) {
            return Optional.empty();
        }
        Optional<PersonId> manager = Optional.ofNullable(leaver.manager());
        staff.reportTo(successor, leaver.manager());
        audit.append(
                actor.tenant(),
                new AuditEvent(
                        "person.changed",
                        actor.person(),
                        null,
                        Map.of(
                                "person", successor.toString(),
                                "manager", manager.map(PersonId::toString).orElse(""),
                                "manager-before", chain.getFirst().id().toString())));
        return Optional.of(new Takeover.Moved(
                manager.flatMap(id -> people.find(actor.tenant(), id)).map(Person::personName)));
    }
}
