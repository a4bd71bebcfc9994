package dev.countersign.administration;

import dev.countersign.administration.StaffFile.Column;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads everybody whom a file of people names, by a few statements however many they are. After {@link People#lockChanges}. */
@Component
class StaffOfFiles {

    private final People people;
    private final StaffRepository staff;
    private final StaffBatch batch;
    private final StaffPolicy policy;
    private final ReportingLines reporting;

    StaffOfFiles(People people, StaffRepository staff, StaffBatch batch, StaffPolicy policy, ReportingLines reporting) {
        this.people = people;
        this.staff = staff;
        this.batch = batch;
        this.policy = policy;
        this.reporting = reporting;
    }

    StaffOfFile read(Actor actor, List<StaffFile.Line> lines) {
        batch.planByIndexes();
        List<Person> named = people.byEmails(
                actor.tenant(),
                lines.stream()
                        .flatMap(line -> Stream.of(line.of(Column.EMAIL), line.of(Column.MANAGER)))
                        .filter(address -> !address.isEmpty())
                        .distinct()
                        .toList());
        List<Person> known = new ArrayList<>(named);
        known.addAll(people.findAll(actor.tenant(), managers(named)).values());
        return new StaffOfFile(
                actor,
                policy.mayChange(actor, named),
                known,
                reporting.managersAbove(known.stream().map(Person::id).toList()),
                staff.administrators());
    }

    /** The managers of these people who are not among them. */
    private static Set<PersonId> managers(Collection<Person> people) {
        Set<PersonId> managers = new HashSet<>();
        people.stream().map(Person::manager).filter(Objects::nonNull).forEach(managers::add);
        people.forEach(person -> managers.remove(person.id()));
        return managers;
    }
}
