package dev.countersign.definitions.form;

import java.time.LocalDate;
import java.util.Optional;

/** What the check of a form needs from outside. */
public interface FormContext {

    /** Today in the zone of the requester: the meaning of {@code today} in the limits of a date. */
    LocalDate today();

    /** Whether this is the id of a person who can be named in a form. The text is not checked before. */
    boolean isPerson(String id);

    /** What the file with this id holds, if the person who answers can attach it; empty otherwise. The text is not checked before. */
    Optional<FileKind> file(String id);

    /** Whether this person, who can be named in a form, can be chosen in a field with this limit. */
    boolean isAmong(String id, Among among);
}
