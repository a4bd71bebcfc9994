package dev.countersign.audit;

import java.util.Optional;

/** What is compared with an intact log, in steps. */
interface PartOfCheck {

    /** How many rows it has read so far. */
    long read();

    /** Reads on, at most so many rows. Must be called in a transaction of the tenant. */
    Progress step(int most);

    /**
     * How far it has come.
     *
     * @param found what is wrong, which ends it
     */
    record Progress(boolean ended, Optional<Verification> found) {

        static final Progress MORE = new Progress(false, Optional.empty());

        static Progress ended(Optional<Verification> found) {
            return new Progress(true, found);
        }
    }
}
