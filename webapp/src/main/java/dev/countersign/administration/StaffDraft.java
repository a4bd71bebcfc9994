package dev.countersign.administration;

import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.Role;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What is to be known about a person.
 *
 * @param email where their letters go, and by which their first sign-in finds them
 */
public record StaffDraft(
        String name,
        String email,
        Optional<String> department,
        Optional<PersonId> manager,
        Locale locale,
        ZoneId zone,
        Set<Role> roles) {

    /** What can be changed without the rest. */
    public enum Field {
        NAME(StaffDraft::name),
        EMAIL(StaffDraft::email),
        DEPARTMENT(StaffDraft::department),
        MANAGER(StaffDraft::manager),
        LOCALE(StaffDraft::locale),
        ZONE(StaffDraft::zone),
        ROLES(StaffDraft::roles);

        @SuppressWarnings("ImmutableEnumChecker") // references to methods
        private final Function<StaffDraft, Object> value;

        Field(Function<StaffDraft, Object> value) {
            this.value = value;
        }

        private boolean isSame(StaffDraft one, StaffDraft other) {
            return value.apply(one).equals(value.apply(other));
        }
    }

    public StaffDraft {
        roles = Set.copyOf(roles);
    }

    /** The person as they are. */
    public static StaffDraft of(Person person) {
        return new StaffDraft(
                person.name(),
                person.email(),
                Optional.ofNullable(person.department()),
                Optional.ofNullable(person.manager()),
                person.locale(),
                person.zone(),
                person.roles());
    }

    /** This one, with these fields as in the other. */
    public StaffDraft with(Set<Field> fields, StaffDraft other) {
        return new StaffDraft(
                fields.contains(Field.NAME) ? other.name : name,
                fields.contains(Field.EMAIL) ? other.email : email,
                fields.contains(Field.DEPARTMENT) ? other.department : department,
                fields.contains(Field.MANAGER) ? other.manager : manager,
                fields.contains(Field.LOCALE) ? other.locale : locale,
                fields.contains(Field.ZONE) ? other.zone : zone,
                fields.contains(Field.ROLES) ? other.roles : roles);
    }

    /** The fields that are not as in the other. */
    Set<Field> changed(StaffDraft other) {
        return those(field -> !field.isSame(this, other));
    }

    /** The fields that two people have changed to different values since both read the same. */
    Set<Field> contested(StaffDraft opened, StaffDraft now) {
        return those(field -> !field.isSame(this, opened) && !field.isSame(now, opened) && !field.isSame(this, now));
    }

    /** What is written: the fields that this one changes, and of the others what they are by now. */
    StaffDraft onto(StaffDraft opened, StaffDraft now) {
        return with(those(field -> field.isSame(this, opened)), now);
    }

    private static Set<Field> those(Predicate<Field> wanted) {
        Set<Field> fields = EnumSet.allOf(Field.class);
        fields.removeIf(wanted.negate());
        return fields;
    }
}
