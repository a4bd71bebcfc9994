package dev.countersign.definitions.step;

/** Who is asked. The template names them; the application finds the people when the step is entered. */
public sealed interface Approvers {

    /** The requester as the person of {@link ManagerOf}. */
    String REQUESTER = "requester";

    /**
     * The manager of a person.
     *
     * @param person {@link #REQUESTER}, or the key of a person field
     */
    record ManagerOf(String person) implements Approvers {}

    /** The members of a group of the organisation. */
    record Group(String name) implements Approvers {}

    /** The person chosen in this person field. */
    record PersonInField(String field) implements Approvers {}

    record FixedPerson(String email) implements Approvers {}

    /** JSONata over {@code $form}, {@code $requester} and {@code $results} that gives one e-mail address or a list of them. */
    record Expression(String jsonata) implements Approvers {}
}
