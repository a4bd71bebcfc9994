package dev.countersign.people;

/**
 * A person as lists and sentences show them.
 *
 * @param name with the email address behind it if another person of the tenant has the same name
 */
public record PersonName(PersonId id, String name, String email) {

    /** What the addresses of erased people end with. The database keeps it from everybody else. */
    public static final String ERASED = "@erased.invalid";

    /** SQL for the name of the row {@code p} of {@code person}, without what tells it from the same name of somebody else. */
    public static final String BARE = "(case when p.erased_at is null then p.name else erased_name(p.name) end)";

    /** SQL for the name of the row {@code p} of {@code person}. A trigger keeps {@code namesake}. */
    public static final String OF_ROW = """
            (case when p.erased_at is not null then erased_name(p.name)
              when p.namesake then p.name || ' (' || p.email || ')' else p.name end)""";

    /** Whether their data was erased, and the name is a pseudonym. */
    public boolean isErased() {
        return email.endsWith(ERASED);
    }

    /** The name without what distinguishes it from the same name of somebody else. */
    public String bare() {
        String distinction = " (" + email + ")";
        return name.endsWith(distinction) ? name.substring(0, name.length() - distinction.length()) : name;
    }
}
