package dev.countersign.people;

/**
 * A person as lists and sentences show them.
 *
 * @param name with the e-mail address behind it if another person of the tenant has the same name
 */
public record PersonName(PersonId id, String name, String email) {

    /** SQL for the name of the row {@code p} of {@code person}. Reads the index {@code person_by_name}. */
    public static final String OF_ROW = """
            (case when exists (select from person namesake
                where namesake.tenant_id = p.tenant_id and namesake.name_key = p.name_key and namesake.person_id <> p.person_id)
              then p.name || ' (' || p.email || ')' else p.name end)
            """;

    /** The name without what distinguishes it from the same name of somebody else. */
    public String bare() {
        String distinction = " (" + email + ")";
        return name.endsWith(distinction) ? name.substring(0, name.length() - distinction.length()) : name;
    }
}
