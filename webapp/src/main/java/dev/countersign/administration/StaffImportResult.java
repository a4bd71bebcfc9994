package dev.countersign.administration;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a file of people does, or would do. */
public sealed interface StaffImportResult {

    /** The file as a whole cannot be read; nothing was changed. */
    record Refused(Problem problem) implements StaffImportResult {}

    /**
     * What each line does.
     *
     * @param done whether it was done; nothing is if a line is wrong, or would do something else than its preview said
     */
    record Read(List<Row> rows, Reading reading, boolean done) implements StaffImportResult {

        public Read {
            rows = List.copyOf(rows);
        }

        public long count(Kind kind) {
            return rows.stream().filter(row -> row.kind() == kind).count();
        }
    }

    record NotAllowed() implements StaffImportResult {}

    /**
     * What the reader of a preview must know about how the file was read.
     *
     * @param ignored the titles of columns that were left out
     * @param guessed whether accents may be wrong, since the file is not Unicode
     */
    record Reading(List<String> ignored, boolean guessed) {

        public Reading {
            ignored = List.copyOf(ignored);
        }
    }

    /** Why nothing was read. */
    enum Problem {
        TOO_LARGE,
        NOT_CSV,
        /** Neither Unicode nor Windows-1252. */
        ENCODING_UNKNOWN,
        COLUMNS_MISSING,
        /** Two columns have the same title, so nobody knows which one counts. */
        COLUMN_TWICE,
        TOO_MANY,
        EMPTY
    }

    /** What a line does. */
    enum Kind {
        WRONG,
        ADDED,
        CHANGED,
        SAME
    }

    /** What is wrong with a line, beside what may be wrong with each person. */
    enum Fault {
        EMAIL_MISSING,
        /** There are more values than columns, as a separator in a value without quotes makes them. */
        TOO_MANY_VALUES,
        /** The address is in an earlier line, too. */
        TWICE,
        /** Nobody has the manager's address. */
        MANAGER_UNKNOWN,
        LANGUAGE_UNKNOWN,
        ZONE_UNKNOWN,
        ROLE_UNKNOWN,
        /** The person has left. */
        LEFT
    }

    /**
     * One line.
     *
     * @param line of the file at which it begins, from 1
     * @param faults what is wrong with the line
     * @param refusals why the person cannot be so
     * @param rolesLeftOut whether the roles of the line are not given, since whoever imports grants none
     * @param manager the name of the manager of the line, or what stands there; may be empty
     * @param before the person as they were before; empty if there was none, or the line is wrong
     * @param wanted the person as they are by then; empty if nothing is different
     */
    record Row(
            long line,
            Kind kind,
            String name,
            String email,
            List<Fault> faults,
            List<StaffResult> refusals,
            boolean rolesLeftOut,
            String manager,
            Optional<StaffDraft> before,
            Optional<Wanted> wanted) {

        public Row {
            faults = List.copyOf(faults);
            refusals = List.copyOf(refusals);
        }

        /** What is different about somebody who was there before, or known about a new person. */
        public Set<StaffDraft.Field> changes() {
            return wanted.map(then -> then.changes(before)).orElseGet(Set::of);
        }
    }

    /**
     * What a line makes of a person. Managers are told by their addresses, since one may be added by the same file.
     *
     * @param draft without the manager
     */
    record Wanted(StaffDraft draft, Optional<String> manager, Optional<String> managerBefore) {

        private Set<StaffDraft.Field> changes(Optional<StaffDraft> before) {
            Set<StaffDraft.Field> changed =
                    before.map(draft::changed).orElseGet(() -> EnumSet.allOf(StaffDraft.Field.class));
            changed.remove(StaffDraft.Field.MANAGER);
            if (!manager.equals(managerBefore)) {
                changed.add(StaffDraft.Field.MANAGER);
            }
            return changed;
        }
    }
}
