package dev.countersign.administration.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.administration.StaffResult;
import dev.countersign.people.PersonName;
import dev.countersign.people.Role;
import java.util.Collection;
import java.util.List;

/** Roles and results in words. */
final class StaffWords {

    private StaffWords() {}

    /** Without that of the employee, which everybody has. */
    static List<String> roles(Collection<Role> roles) {
        return roles.stream()
                .filter(role -> role != Role.EMPLOYEE)
                .sorted()
                .map(StaffWords::role)
                .toList();
    }

    /** The address in a list; nothing of a person who was erased, whose address is only a mark. */
    static List<String> address(PersonName person) {
        return person.isErased() ? List.of() : List.of(person.email());
    }

    static String role(Role role) {
        return I18NProvider.translate("role." + role.name());
    }

    /** @param person the name of who was to be changed */
    static String sentence(StaffResult result, String person) {
        return result instanceof StaffResult.AlreadyReplaced(var successor)
                ? I18NProvider.translate(key(result), person, successor.name())
                : I18NProvider.translate(key(result), person);
    }

    /** Of several problems, that of the first. */
    private static String key(StaffResult result) {
        return switch (result) {
            case StaffResult.Several(var problems) -> key(problems.getFirst());
            case StaffResult.Saved _, StaffResult.Left _ -> "people.saved";
            case StaffResult.Added _ -> "people.added";
            case StaffResult.Returned _ -> "people.returned";
            case StaffResult.AlreadyReplaced _ -> "people.already-replaced";
            case StaffResult.NameMissing _ -> "people.name-missing";
            case StaffResult.NameTooLong _ -> "people.name-too-long";
            case StaffResult.DepartmentTooLong _ -> "people.department-too-long";
            case StaffResult.EmailWrong _ -> "people.email-wrong";
            case StaffResult.EmailTaken _ -> "people.email-taken";
            case StaffResult.EmailReserved _ -> "people.email-reserved";
            case StaffResult.ZoneUnknown _ -> "people.zone-unknown";
            case StaffResult.Circle _ -> "people.circle";
            case StaffResult.LastAdministrator _ -> "people.last-administrator";
            case StaffResult.Unsuitable _ -> "people.unsuitable";
            case StaffResult.OwnSuccessor _ -> "people.own-successor";
            case StaffResult.NoteMissing _ -> "people.note-missing";
            case StaffResult.ChangedByOthers _ -> "people.changed-by-others";
            case StaffResult.Erased _ -> "personal-data.erased";
            case StaffResult.NotAllowed _ -> "people.not-allowed";
            case StaffResult.NotFound _ -> "people.not-found";
        };
    }
}
