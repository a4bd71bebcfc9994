package dev.countersign.definitions.form;

/** Which people of the organisation can be chosen in a {@link PersonField}. */
public sealed interface Among {

    record Everybody() implements Among {}

    /**
     * The members of a group.
     *
     * @param key identifies the group in templates
     */
    record Group(String key) implements Among {}

    record HoldersOf(Role role) implements Among {}

    /** A role in the whole organisation. */
    enum Role {
        ADMINISTRATOR,
        /** Who may edit templates: administrators, too. */
        TEMPLATE_EDITOR,
        /** The manager of at least one person. */
        MANAGER
    }
}
