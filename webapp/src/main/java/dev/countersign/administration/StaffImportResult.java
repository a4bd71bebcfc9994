package dev.countersign.administration;

import java.util.List;
import java.util.Optional;

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
     * @param before the person as they were before; empty if there was none, or the line is wrong
     */
    record Row(
            long line,
            Kind kind,
            String name,
            String email,
            List<Fault> faults,
            List<StaffResult> refusals,
            boolean rolesLeftOut,
            Optional<StaffDraft> before) {

        public Row {
            faults = List.copyOf(faults);
            refusals = List.copyOf(refusals);
        }
    }
}
