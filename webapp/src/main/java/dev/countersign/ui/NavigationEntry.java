package dev.countersign.ui;

import dev.countersign.people.Actor;

/** A place in the main navigation. A feature offers its own by a bean of this type; {@code @Order} says where it stands. */
public interface NavigationEntry {

    /** The route, without a leading slash. */
    String path();

    String labelKey();

    Icon icon();

    /** Whether this person has such a place at all. The page and its service check it again. */
    default boolean isFor(Actor actor) {
        return true;
    }

    /** How much waits there for this person; zero is not shown. Asked again whenever something changed. */
    default int waiting(Actor actor) {
        return 0;
    }
}
