package dev.countersign.administration;

import java.util.List;

/** What a file of people does, or would do. */
public sealed interface StaffImportResult {

    /** The file as a whole cannot be read; nothing was changed. */
    record Refused(Problem problem) implements StaffImportResult {}

    /**
     * What each line does.
     *
     * @param done whether it was done; if a line is wrong, nothing is
     */
    record Read(List<Row> rows, boolean done) implements StaffImportResult {

        public Read {
            rows = List.copyOf(rows);
        }

        public long count(Kind kind) {
            return rows.stream().filter(row -> row.kind() == kind).count();
        }
    }

    record NotAllowed() implements StaffImportResult {}

    /** Why nothing was read. */
    enum Problem {
        TOO_LARGE,
        NOT_CSV,
        COLUMNS_MISSING,
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
     * @param line of the file, from 1
     * @param faults what is wrong with the line
     * @param refusals why the person cannot be so
     */
    record Row(long line, Kind kind, String name, String email, List<Fault> faults, List<StaffResult> refusals) {

        public Row {
            faults = List.copyOf(faults);
            refusals = List.copyOf(refusals);
        }
    }
}
