package dev.countersign.audit;

/** What the check of a tenant's log found. */
public sealed interface Verification {

    /**
     * Nothing was altered, removed, put elsewhere or cut off.
     *
     * @param unsigned how many of the entries are of the time before entries were signed
     * @param head the hash of the last one
     */
    record Intact(long entries, long unsigned, Hash head) implements Verification {}

    /**
     * The log is not as it was written.
     *
     * @param sequence the first place that is wrong
     */
    record Broken(long sequence, Fault fault) implements Verification {}

    /** Only administrators may ask. */
    record NotAllowed() implements Verification {}

    /** What is wrong at a place. */
    enum Fault {
        /** The entry does not have the hash that its content gives, or does not follow the one before. */
        ALTERED("was altered"),
        /** The entry was not written by this program, or for another tenant, or its signature was replaced. */
        FORGED("has a signature that no key of this installation has made for this tenant"),
        /** The entry has no signature, and is not of the time before entries were signed. */
        UNSIGNED("has no signature"),
        MISSING("is missing"),
        /** The log ends before the last entry that the database or the anchors know. */
        CUT_OFF("is missing, and so is everything after it"),
        /** The database's own head stands before the entry. */
        BEYOND_HEAD("stands beyond what the database says is the last entry"),
        /** The entry is not the one that was anchored here. */
        REPLACED("is another one than was anchored outside the database"),
        /** The database says that this much was anchored, and the anchors do not know it. */
        ANCHOR_MISSING("was anchored outside the database, and the anchor is missing"),
        /** The anchors were altered, so nothing can be compared with them. */
        ANCHORS_UNREADABLE("cannot be compared with the anchors, because these were altered");

        private final String words;

        Fault(String words) {
            this.words = words;
        }

        /** What follows "entry 17 …" in an English sentence. */
        public String words() {
            return words;
        }
    }
}
