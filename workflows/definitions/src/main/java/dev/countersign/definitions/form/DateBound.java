package dev.countersign.definitions.form;

import java.time.LocalDate;

/** The earliest or latest day that a date field takes. */
public sealed interface DateBound {

    record Fixed(LocalDate date) implements DateBound {}

    /** This many days after the day on which the form is submitted; before it, if negative. */
    record FromToday(int days) implements DateBound {}

    /** The date in another field of the form; no limit while that one is empty or not a date. */
    record SameAs(String field) implements DateBound {}
}
