package dev.countersign.ui;

import dev.countersign.people.Actor;
import java.util.List;

/** An entry of the main navigation. A feature adds one by a bean of this type; {@code @Order} determines its position. */
public interface NavigationEntry {

    /** The route, without a leading slash. */
    String path();

    /** The routes below which a page belongs to this entry. */
    default List<String> places() {
        return List.of(path());
    }

    String labelKey();

    /** A shorter label, for the tabs of a narrow screen. */
    default String shortLabelKey() {
        return labelKey();
    }

    Icon icon();

    /** Whether this person sees the entry. The page and its service check rights again. */
    default boolean isFor(Actor actor) {
        return true;
    }

    /** Whether it is one of the tabs of a phone, where there is room for few. The menu of the person has the others. */
    default boolean onPhones() {
        return true;
    }

    /** How much waits there for this person; zero is not shown. Read again after each change. */
    default int waiting(Actor actor) {
        return 0;
    }
}
