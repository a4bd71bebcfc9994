package dev.countersign.definitions.form;

/** Who of the organisation can be named in a {@link PersonField}. */
public sealed interface Among {

    record Everybody() implements Among {}

    /**
     * The members of a group.
     *
     * @param key what templates call the group by
     */
    record Group(String key) implements Among {}

    record HoldersOf(Role role) implements Among {}

    /** What somebody is in the whole organisation. */
    enum Role {
        ADMINISTRATOR,
        /** Somebody's manager. */
        MANAGER
    }
}
