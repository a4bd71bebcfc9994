package dev.countersign.administration;

import dev.countersign.people.PersonName;
import java.util.Optional;

/**
 * A department in the list of departments.
 *
 * @param headLeft whether its head has left
 * @param people how many active people it has
 */
public record DepartmentRow(String name, Optional<PersonName> head, boolean headLeft, int people) {}
