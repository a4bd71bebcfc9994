package dev.countersign.audit;

import java.util.List;

/** The result of checking the log of a tenant. */
public sealed interface Verification {

    /**
     * Nothing was altered, removed, moved or cut off.
     *
     * @param unsigned how many of the entries were written before entries were signed
     * @param head the hash of the last one
     */
    record Intact(long entries, long unsigned, Hash head) implements Verification {}

    /**
     * The log was altered.
     *
     * @param sequence the number of the first wrong entry
     */
    record Broken(long sequence, Fault fault) implements Verification {}

    /**
     * The log is intact, and decisions in the database are not as it recorded them.
     *
     * @param decisions some of them
     */
    record DecisionsDiffer(List<RecordedDecisions.Difference> decisions) implements Verification {

        public DecisionsDiffer {
            decisions = List.copyOf(decisions);
        }
    }

    /** Only administrators may check. */
    record NotAllowed() implements Verification {}

    /** What is wrong with an entry. */
    enum Fault {
        /** The hash of the entry does not match its content, or it does not follow the one before. */
        ALTERED("was altered"),
        /** The entry was not written by this program or not for this tenant, or its signature was replaced. */
        FORGED("has a signature that no key of this installation made for this tenant"),
        /** The entry has no signature, and was not written before entries were signed. */
        UNSIGNED("has no signature"),
        MISSING("is missing"),
        /** The content of the entry was removed, and no other entry says so, or not of this one. */
        REMOVED("lost its content, and no other entry explains that"),
        /** The entry is whole, but whoever reads what one person did, or what was done about them, does not find it. */
        UNLISTED("is missing among the entries of a person whom it concerns"),
        /** Whoever reads what one person did, or what was done about them, finds it, and it is not about them, or there is no such entry. */
        MISLISTED("is among the entries of a person whom it does not concern"),
        /** The list of what was removed does not have what the entry says, or not so. */
        REMOVAL_ALTERED("says of a removal what the list of removals does not say"),
        /** The list of what was removed has more than all entries say; the number of the entry is 1. */
        REMOVAL_UNKNOWN("and all that follow do not say of a removal what the list of removals says"),
        /** The log ends before the last entry that the head or the anchors record. */
        CUT_OFF("is missing, and so is everything after it"),
        /** The head in the database is before the entry. */
        BEYOND_HEAD("is after the last entry that the database records"),
        /** The entry is not the one that was anchored here. */
        REPLACED("differs from the entry that was anchored outside the database"),
        /** The database records this entry as anchored, but there is no such anchor. */
        ANCHOR_MISSING("was anchored outside the database, and the anchor is missing"),
        /** The anchors were altered, so nothing can be compared with them. */
        ANCHORS_UNREADABLE("cannot be compared with the anchors, because these were altered");

        private final String words;

        Fault(String words) {
            this.words = words;
        }

        /** The end of an English sentence that begins with "entry 17". */
        public String words() {
            return words;
        }
    }
}
