package dev.countersign.definitions.form;

import java.time.LocalDate;

/** The earliest or latest day that a date field takes. */
public sealed interface DateBound {

    record Fixed(LocalDate date) implements DateBound {}

    /** So many days after the day on which the form is sent; before it, where negative. */
    record FromToday(int days) implements DateBound {}

    /** The day that another field of the form holds; no limit while that one is empty or no date. */
    record SameAs(String field) implements DateBound {}
}
