package dev.countersign.definitions.form;

import java.time.LocalDate;

/** What a form's check has to know of the world around it. */
public interface FormContext {

    /** Today where the requester is: what {@code today} means in a date's limits. */
    LocalDate today();

    /** Whether this is the id of somebody who can be named in a form. It gets whatever text was sent. */
    boolean isPerson(String id);

    /** Whether this person, who can be named in a form, can be named in a field with this limit. */
    boolean isAmong(String id, Among among);
}
