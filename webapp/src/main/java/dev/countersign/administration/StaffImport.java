package dev.countersign.administration;

import dev.countersign.administration.StaffFile.Column;
import dev.countersign.administration.StaffImportResult.Fault;
import dev.countersign.administration.StaffImportResult.Kind;
import dev.countersign.administration.StaffImportResult.Row;
import dev.countersign.administration.StaffImportResult.Wanted;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.Right;
import dev.countersign.tenant.TimeOrderedIds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;

/**
 * Adds and changes people from a file, all or none. Who is named is read at once, each line is judged by what those before it
 * make of them, and the import writes it at once; a preview only judges. A manager may stand in a later line than the people below.
 */
@Service
public class StaffImport {

    /** The largest file. */
    public static final int MOST_BYTES = 1_000_000;

    private final ActorTransaction acting;
    private final StaffChanges changes;
    private final NamedAddresses addresses;
    private final People people;
    private final StaffOfFiles files;
    private final TimeOrderedIds ids;
    private final SecurityRecords refusals;

    StaffImport(
            ActorTransaction acting,
            StaffChanges changes,
            NamedAddresses addresses,
            People people,
            StaffOfFiles files,
            TimeOrderedIds ids,
            SecurityRecords refusals) {
        this.acting = acting;
        this.changes = changes;
        this.addresses = addresses;
        this.people = people;
        this.files = files;
        this.ids = ids;
        this.refusals = refusals;
    }

    /** What the file would do; nothing is changed. */
    public StaffImportResult preview(Actor actor, byte[] file) {
        return read(actor, file, _ -> false);
    }

    /**
     * Does what the file says if nothing is wrong with any line, and each does what was shown.
     *
     * @param previewed the rows of the preview; somebody else may have changed people since
     */
    public StaffImportResult apply(Actor actor, byte[] file, List<Row> previewed) {
        return read(actor, file, previewed::equals);
    }

    private StaffImportResult read(Actor actor, byte[] file, Predicate<List<Row>> keep) {
        if (!acting.call(actor, this::mayImport)) {
            return new StaffImportResult.NotAllowed();
        }
        return switch (StaffFile.read(file)) {
            case StaffFile.Content.Refused(var problem) -> new StaffImportResult.Refused(problem);
            case StaffFile.Content.Lines lines -> run(actor, lines, keep);
        };
    }

    private StaffImportResult run(Actor actor, StaffFile.Content.Lines file, Predicate<List<Row>> keep) {
        return acting.call(actor, present -> {
            people.lockChanges(present.tenant());
            // The rights may have been lost meanwhile.
            return acting.again(
                    present, now -> mayImport(now) ? kept(now, file, keep) : new StaffImportResult.NotAllowed());
        });
    }

    private StaffImportResult kept(Actor actor, StaffFile.Content.Lines file, Predicate<List<Row>> keep) {
        StaffOfFile known = files.read(actor, file.lines());
        List<Row> rows = judge(actor, known, file.lines());
        boolean done = rows.stream().noneMatch(row -> row.kind() == Kind.WRONG) && keep.test(rows);
        if (done) {
            known.passes().forEach(writes -> changes.write(actor, writes));
        }
        return new StaffImportResult.Read(rows, file.reading(), done);
    }

    private boolean mayImport(Actor present) {
        boolean may = present.may(Right.MANAGE_PEOPLE);
        if (!may) {
            refusals.refused(present.tenant(), present.person(), "person", "import");
        }
        return may;
    }

    /** What each line makes of the people who are known. */
    private List<Row> judge(Actor actor, StaffOfFile known, List<StaffFile.Line> lines) {
        Person reader = people.find(actor.tenant(), actor.person()).orElseThrow();
        Set<String> reserved = addresses.reserved(actor);
        Set<String> seen = new HashSet<>();
        List<Row> first = new ArrayList<>();
        for (StaffFile.Line line : lines) {
            String address = People.normal(line.of(Column.EMAIL));
            boolean twice = !address.isEmpty() && !seen.add(address);
            first.add(withoutManager(actor, known, line, reader, twice, reserved));
        }
        Map<PersonId, PersonId> above = known.managers();
        known.nextPass();
        List<Row> rows = new ArrayList<>();
        ManagersOfFile managers = new ManagersOfFile();
        for (int i = 0; i < lines.size(); i++) {
            rows.add(withManager(known, lines.get(i), first.get(i), seen, managers));
        }
        managers.above(above);
        return rows.stream()
                .map(row -> withoutCircle(row, managers))
                .map(row -> withWanted(known, row))
                .toList();
    }

    /** Judged after every line is written: two lines may exchange who manages and who reports. */
    private static Row withoutCircle(Row row, ManagersOfFile managers) {
        return managers.inCircle(row.line())
                .map(manager -> {
                    List<StaffResult> refusals = new ArrayList<>(row.refusals());
                    refusals.add(new StaffResult.Circle());
                    return wrong(row, manager, row.faults(), refusals);
                })
                .orElse(row);
    }

    private static Row withWanted(KnownStaff known, Row row) {
        if (row.kind() != Kind.ADDED && row.kind() != Kind.CHANGED) {
            return row;
        }
        StaffDraft now = StaffDraft.of(known.byEmail(row.email()).orElseThrow());
        Wanted wanted = new Wanted(
                StaffChanges.reportingTo(now, Optional.empty()),
                address(known, now.manager()),
                address(known, row.before().flatMap(StaffDraft::manager)));
        return new Row(
                row.line(),
                row.kind(),
                row.name(),
                row.email(),
                row.faults(),
                row.refusals(),
                row.rolesLeftOut(),
                row.manager(),
                row.before(),
                Optional.of(wanted));
    }

    private static Optional<String> address(KnownStaff known, Optional<PersonId> person) {
        return person.flatMap(known::find).map(Person::email);
    }

    /**
     * @param twice whether an earlier line has this address
     * @param reserved the addresses that nobody gets from this actor
     */
    private Row withoutManager(
            Actor actor, StaffOfFile known, StaffFile.Line line, Person reader, boolean twice, Set<String> reserved) {
        Optional<Person> before = known.byEmail(line.of(Column.EMAIL));
        StaffLine.Said said = StaffLine.read(line, before, reader);
        List<Fault> faults = new ArrayList<>(said.faults());
        if (line.tooLong()) {
            faults.add(Fault.TOO_MANY_VALUES);
        }
        if (twice) {
            faults.add(Fault.TWICE);
        } else if (before.filter(person -> !person.active()).isPresent()) {
            faults.add(Fault.LEFT);
        }
        StaffDraft allowed = StaffChanges.allowed(actor, before, said.draft());
        StaffDraft draft = before.isEmpty() ? withKnownManager(known, line, allowed) : allowed;
        List<StaffResult> problems = new ArrayList<>(StaffChanges.problems(known, before, draft));
        if (before.isEmpty() && reserved.contains(draft.email())) {
            problems.add(new StaffResult.EmailReserved());
        }
        if (line.of(Column.EMAIL).isEmpty()) {
            // "Missing" says more than that an empty address is none.
            faults.addFirst(Fault.EMAIL_MISSING);
            problems.remove(new StaffResult.EmailWrong());
        }
        if (!faults.isEmpty() || !problems.isEmpty()) {
            return wrong(line, faults, problems);
        }
        return written(
                known, line, before, draft, !draft.roles().equals(said.draft().roles()));
    }

    private Row written(
            StaffOfFile known, StaffFile.Line line, Optional<Person> before, StaffDraft draft, boolean rolesLeftOut) {
        if (before.isEmpty()) {
            known.add(new PersonId(ids.next()), draft);
            return row(line, Kind.ADDED, rolesLeftOut, Optional.empty());
        }
        StaffDraft was = StaffDraft.of(before.get());
        if (draft.equals(was)) {
            return row(line, Kind.SAME, rolesLeftOut, Optional.of(was));
        }
        // A line that changes nothing is allowed for everybody: whoever exports everybody can import that again.
        if (!known.mayChange(before.get())) {
            return wrong(line, List.of(), List.of(new StaffResult.NotAllowed()));
        }
        known.change(before.get(), draft);
        return row(line, Kind.CHANGED, rolesLeftOut, Optional.of(was));
    }

    /** A new person who reports to somebody who is there already needs no second change. */
    private static StaffDraft withKnownManager(KnownStaff known, StaffFile.Line line, StaffDraft draft) {
        return known.byEmail(line.of(Column.MANAGER))
                .filter(Person::active)
                .map(manager -> StaffChanges.reportingTo(draft, Optional.of(manager.id())))
                .orElse(draft);
    }

    /**
     * @param addresses those of the file: who is in another line that is wrong is not unknown
     * @param managers gets what the line says
     */
    private static Row withManager(
            StaffOfFile known, StaffFile.Line line, Row row, Set<String> addresses, ManagersOfFile managers) {
        String address = line.of(Column.MANAGER);
        Optional<Person> manager = address.isEmpty() ? Optional.empty() : known.byEmail(address);
        if (!address.isEmpty() && manager.isEmpty()) {
            return addresses.contains(People.normal(address)) ? row : with(row, Fault.MANAGER_UNKNOWN);
        }
        Optional<Person> found = line.has(Column.MANAGER) ? known.byEmail(line.of(Column.EMAIL)) : Optional.empty();
        if (found.isEmpty()) {
            return row;
        }
        Person person = found.get();
        managers.add(
                line.line(),
                person,
                manager,
                row.before().isEmpty()
                        || !manager.map(Person::id).equals(row.before().get().manager()));
        if (row.kind() == Kind.WRONG) {
            return row;
        }
        StaffDraft now = StaffDraft.of(person);
        StaffDraft draft = StaffChanges.reportingTo(now, manager.map(Person::id));
        if (draft.equals(now)) {
            return row;
        }
        Optional<StaffResult> problem = row.before().isPresent() && !known.mayChange(person)
                ? Optional.of(new StaffResult.NotAllowed())
                : StaffChanges.aboutManagerAlone(known, Optional.of(person), draft);
        if (problem.isPresent()) {
            return wrong(line, manager.map(Person::name).orElse(address), List.of(), List.of(problem.get()));
        }
        known.change(person, draft);
        return row.kind() == Kind.SAME ? row(line, Kind.CHANGED, row.rolesLeftOut(), row.before()) : row;
    }

    private static Row row(StaffFile.Line line, Kind kind, boolean rolesLeftOut, Optional<StaffDraft> before) {
        return new Row(
                line.line(),
                kind,
                line.of(Column.NAME),
                line.of(Column.EMAIL),
                List.of(),
                List.of(),
                rolesLeftOut,
                line.of(Column.MANAGER),
                before,
                Optional.empty());
    }

    private static Row wrong(StaffFile.Line line, List<Fault> faults, List<StaffResult> refusals) {
        return wrong(line, line.of(Column.MANAGER), faults, refusals);
    }

    /** @param manager the name, where it is known */
    private static Row wrong(StaffFile.Line line, String manager, List<Fault> faults, List<StaffResult> refusals) {
        return new Row(
                line.line(),
                Kind.WRONG,
                line.of(Column.NAME),
                line.of(Column.EMAIL),
                faults,
                refusals,
                false,
                manager,
                Optional.empty(),
                Optional.empty());
    }

    private static Row with(Row row, Fault fault) {
        List<Fault> faults = new ArrayList<>(row.faults());
        faults.add(fault);
        return wrong(row, row.manager(), faults, row.refusals());
    }

    private static Row wrong(Row row, String manager, List<Fault> faults, List<StaffResult> refusals) {
        return new Row(
                row.line(),
                Kind.WRONG,
                row.name(),
                row.email(),
                faults,
                refusals,
                false,
                manager,
                Optional.empty(),
                Optional.empty());
    }
}
