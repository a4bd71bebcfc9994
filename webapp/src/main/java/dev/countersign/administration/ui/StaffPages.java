package dev.countersign.administration.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.ui.Chips;
import java.util.LinkedHashMap;
import java.util.Map;

/** The links between the pages about people. */
final class StaffPages {

    private StaffPages() {}

    /** @param current the path of the page that has them */
    static Chips links(String current) {
        Chips links = new Chips(I18NProvider.translate("people.pages"));
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put(StaffView.PATH, "nav.people");
        pages.put(GroupsView.PATH, "groups.title");
        pages.put(DepartmentsView.PATH, "departments.title");
        pages.put(GapsView.PATH, "gaps.title");
        pages.forEach((path, key) -> links.add(path, I18NProvider.translate(key), path.equals(current)));
        return links;
    }
}
