package dev.countersign.administration;

import dev.countersign.administration.StaffFile.Column;
import dev.countersign.administration.StaffImportResult.Fault;
import dev.countersign.administration.StaffImportResult.Kind;
import dev.countersign.administration.StaffImportResult.Row;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.Right;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * Adds and changes people from a file, all or none. A preview does the same and takes it back, so that it finds what is wrong where the import would. A
 * manager may stand in a later line than the people below.
 */
@Service
public class StaffImport {

    /** The largest file. */
    public static final int MOST_BYTES = 1_000_000;

    private final ActorTransaction acting;
    private final StaffRepository staff;
    private final StaffPolicy policy;
    private final StaffChanges changes;
    private final People people;
    private final SecurityRecords refusals;

    StaffImport(
            ActorTransaction acting,
            StaffRepository staff,
            StaffPolicy policy,
            StaffChanges changes,
            People people,
            SecurityRecords refusals) {
        this.acting = acting;
        this.staff = staff;
        this.policy = policy;
        this.changes = changes;
        this.people = people;
        this.refusals = refusals;
    }

    /** Carries the rows out of the transaction that is taken back. */
    private static final class TakenBack extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient List<Row> rows;

        TakenBack(List<Row> rows) {
            super("taken back", null, false, false);
            this.rows = rows;
        }
    }

    /** What the file would do; nothing is changed. */
    public StaffImportResult preview(Actor actor, byte[] file) {
        return read(actor, file, false);
    }

    /** Does what the file says if nothing is wrong with any line. */
    public StaffImportResult apply(Actor actor, byte[] file) {
        return read(actor, file, true);
    }

    private StaffImportResult read(Actor actor, byte[] file, boolean keep) {
        if (!acting.call(actor, this::mayImport)) {
            return new StaffImportResult.NotAllowed();
        }
        return switch (StaffFile.read(file)) {
            case StaffFile.Content.Refused(var problem) -> new StaffImportResult.Refused(problem);
            case StaffFile.Content.Lines(var lines) -> run(actor, lines, keep);
        };
    }

    private StaffImportResult run(Actor actor, List<StaffFile.Line> lines, boolean keep) {
        try {
            return acting.call(actor, present -> {
                staff.serialize(present.tenant().value());
                // The rights may have been lost meanwhile.
                return acting.again(
                        present, now -> mayImport(now) ? kept(now, lines, keep) : new StaffImportResult.NotAllowed());
            });
        } catch (TakenBack back) {
            return new StaffImportResult.Read(back.rows, false);
        }
    }

    private StaffImportResult kept(Actor actor, List<StaffFile.Line> lines, boolean keep) {
        List<Row> rows = write(actor, lines);
        if (!keep || rows.stream().anyMatch(row -> row.kind() == Kind.WRONG)) {
            throw new TakenBack(rows);
        }
        return new StaffImportResult.Read(rows, true);
    }

    private boolean mayImport(Actor present) {
        boolean may = present.may(Right.MANAGE_PEOPLE);
        if (!may) {
            refusals.refused(present.tenant(), present.person(), "person", "import");
        }
        return may;
    }

    private List<Row> write(Actor actor, List<StaffFile.Line> lines) {
        Person reader = people.find(actor.tenant(), actor.person()).orElseThrow();
        Set<String> seen = new HashSet<>();
        List<Row> first = new ArrayList<>();
        for (StaffFile.Line line : lines) {
            boolean twice = !seen.add(People.normal(line.of(Column.EMAIL)));
            first.add(twice ? wrong(line, Fault.TWICE) : withoutManager(actor, line, reader));
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Row row = first.get(i);
            StaffFile.Line line = lines.get(i);
            rows.add(row.kind() == Kind.WRONG || !line.has(Column.MANAGER) ? row : withManager(actor, line, row));
        }
        return rows;
    }

    private Row withoutManager(Actor actor, StaffFile.Line line, Person reader) {
        Optional<Person> before = people.byEmail(actor.tenant(), line.of(Column.EMAIL));
        if (before.filter(person -> !person.active()).isPresent()) {
            return wrong(line, Fault.LEFT);
        }
        if (before.filter(person -> !policy.mayChange(actor, person)).isPresent()) {
            return refused(line, new StaffResult.NotAllowed());
        }
        StaffDraft wanted;
        try {
            wanted = StaffLine.draft(line, before, reader);
        } catch (StaffLine.Unreadable unreadable) {
            return wrong(line, unreadable.fault());
        }
        StaffDraft allowed = StaffChanges.allowed(actor, before, wanted);
        StaffDraft draft = before.isEmpty() ? withKnownManager(actor, line, allowed) : allowed;
        Optional<StaffResult> problem = changes.problem(actor, before, draft);
        if (problem.isPresent()) {
            return refused(line, problem.get());
        }
        if (before.isEmpty()) {
            changes.add(actor, draft);
            return row(line, Kind.ADDED);
        }
        if (draft.equals(StaffChanges.of(before.get()))) {
            return row(line, Kind.SAME);
        }
        changes.change(actor, before.get(), draft);
        return row(line, Kind.CHANGED);
    }

    /** A new person who reports to somebody who is there already needs no second change. */
    private StaffDraft withKnownManager(Actor actor, StaffFile.Line line, StaffDraft draft) {
        return people.byEmail(actor.tenant(), line.of(Column.MANAGER))
                .filter(Person::active)
                .map(manager -> StaffChanges.reportingTo(draft, Optional.of(manager.id())))
                .orElse(draft);
    }

    private Row withManager(Actor actor, StaffFile.Line line, Row row) {
        Person person = people.byEmail(actor.tenant(), line.of(Column.EMAIL)).orElseThrow();
        String address = line.of(Column.MANAGER);
        Optional<Person> manager = address.isEmpty() ? Optional.empty() : people.byEmail(actor.tenant(), address);
        if (!address.isEmpty() && manager.isEmpty()) {
            return wrong(line, Fault.MANAGER_UNKNOWN);
        }
        StaffDraft now = StaffChanges.of(person);
        StaffDraft draft = StaffChanges.reportingTo(now, manager.map(Person::id));
        if (draft.equals(now)) {
            return row;
        }
        Optional<StaffResult> problem = changes.problem(actor, Optional.of(person), draft);
        if (problem.isPresent()) {
            return refused(line, problem.get());
        }
        changes.change(actor, person, draft);
        return row.kind() == Kind.SAME ? row(line, Kind.CHANGED) : row;
    }

    private static Row row(StaffFile.Line line, Kind kind) {
        return new Row(
                line.line(), kind, line.of(Column.NAME), line.of(Column.EMAIL), Optional.empty(), Optional.empty());
    }

    private static Row wrong(StaffFile.Line line, Fault fault) {
        return new Row(
                line.line(),
                Kind.WRONG,
                line.of(Column.NAME),
                line.of(Column.EMAIL),
                Optional.of(fault),
                Optional.empty());
    }

    private static Row refused(StaffFile.Line line, StaffResult refusal) {
        return new Row(
                line.line(),
                Kind.WRONG,
                line.of(Column.NAME),
                line.of(Column.EMAIL),
                Optional.empty(),
                Optional.of(refusal));
    }
}
