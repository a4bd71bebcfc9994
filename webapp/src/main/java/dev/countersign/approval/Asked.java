package dev.countersign.approval;

import dev.countersign.people.PersonId;

/** Somebody who is to be asked, and why they. */
record Asked(PersonId person, Reason why) {}
