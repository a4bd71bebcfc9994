package dev.countersign.ui;

import dev.countersign.people.Actor;

/** The notifications of a person, as the frame of every page shows them. */
public interface Bell {

    /** The route of the list, without a leading slash. */
    String path();

    /** How many are unread. */
    int unread(Actor actor);

    /** The person has opened the page of this path; what they were told about it is read. Returns whether something was unread. */
    boolean opened(Actor actor, String path);
}
