package dev.countersign.administration.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.administration.DepartmentResult;
import dev.countersign.administration.GroupResult;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import dev.countersign.ui.OthersChange;
import dev.countersign.ui.Viewer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Results about groups and departments in words. */
final class GroupWords {

    private GroupWords() {}

    static String sentence(GroupResult result, Viewer viewer) {
        return switch (result) {
            case GroupResult.Saved _, GroupResult.Created _ -> I18NProvider.translate("groups.saved");
            case GroupResult.Replaced _ -> I18NProvider.translate("groups.replaced");
            case GroupResult.NameWrong _ -> I18NProvider.translate("groups.name-wrong");
            case GroupResult.NameTaken _ -> I18NProvider.translate("groups.name-taken");
            case GroupResult.Full _ -> I18NProvider.translate("groups.full");
            case GroupResult.Unsuitable _ -> I18NProvider.translate("people.unsuitable");
            case GroupResult.OwnMembership _ -> I18NProvider.translate("groups.own");
            case GroupResult.OwnApprovers _ -> I18NProvider.translate("groups.own-approvers");
            case GroupResult.InUse used ->
                used.templates().isEmpty()
                        ? I18NProvider.translate("groups.in-open-requests")
                        : I18NProvider.translate("groups.in-use", names(used.templates(), viewer.language()));
            case GroupResult.ChangedByOthers(var name, var last) ->
                OthersChange.isNow(name.in(viewer.language()), last, viewer);
            case GroupResult.NotAllowed _ -> I18NProvider.translate("groups.not-allowed");
            case GroupResult.NotFound _ -> I18NProvider.translate("groups.not-found");
        };
    }

    static String sentence(DepartmentResult result, Viewer viewer) {
        return switch (result) {
            case DepartmentResult.Saved _ -> I18NProvider.translate("departments.saved");
            case DepartmentResult.Unsuitable _ -> I18NProvider.translate("people.unsuitable");
            case DepartmentResult.OwnDepartment _ -> I18NProvider.translate("departments.own");
            case DepartmentResult.ChangedByOthers(var head, var last) ->
                OthersChange.isNow(
                        head.map(PersonName::name).orElseGet(() -> I18NProvider.translate("departments.no-head")),
                        last,
                        viewer);
            case DepartmentResult.NotAllowed _ -> I18NProvider.translate("departments.not-allowed");
            case DepartmentResult.NotFound _ -> I18NProvider.translate("departments.not-found");
        };
    }

    static String names(List<Text> names, Locale language) {
        return names.stream().map(name -> name.in(language)).collect(Collectors.joining(", "));
    }
}
