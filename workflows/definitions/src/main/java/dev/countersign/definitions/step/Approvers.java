package dev.countersign.definitions.step;

import dev.countersign.definitions.form.Among;

/** Who is asked. The template names them; the application finds the people when the step is entered. */
public sealed interface Approvers {

    /** The requester, as the person of {@link ManagerOf} and {@link DepartmentHead}. */
    String REQUESTER = "requester";

    /** The most levels of {@link ManagerOf}. */
    int MOST_LEVELS = 10;

    /**
     * A manager above somebody.
     *
     * @param person {@link #REQUESTER}, or the key of a person field
     * @param levels 1 for their manager, 2 for the manager of that manager, and so on. If there are fewer managers above, the highest
     */
    record ManagerOf(String person, int levels) implements Approvers {

        /** @throws IllegalArgumentException below 1 */
        public ManagerOf {
            if (levels < 1) {
                throw new IllegalArgumentException(levels + " levels up");
            }
        }

        public ManagerOf(String person) {
            this(person, 1);
        }
    }

    /** The managers of those who approved an earlier step. */
    record ManagerOfApprover(String step) implements Approvers {}

    /**
     * The head of somebody's department.
     *
     * @param person {@link #REQUESTER}, or the key of a person field
     */
    record DepartmentHead(String person) implements Approvers {}

    /** Everybody with a role in the organisation. */
    record HoldersOf(Among.Role role) implements Approvers {}

    /** The members of a group of the organisation. */
    record Group(String name) implements Approvers {}

    /** The person chosen in this person field. */
    record PersonInField(String field) implements Approvers {}

    record FixedPerson(String email) implements Approvers {}

    /** JSONata over {@code $form}, {@code $requester} and {@code $results} that gives one email address or a list of them. */
    record Expression(String jsonata) implements Approvers {}

    /** Whether never more than one person is asked. */
    default boolean isOnePerson() {
        return switch (this) {
            case ManagerOf _, DepartmentHead _, PersonInField _, FixedPerson _ -> true;
            case Group _, HoldersOf _, ManagerOfApprover _, Expression _ -> false;
        };
    }
}
