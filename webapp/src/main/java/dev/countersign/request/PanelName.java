package dev.countersign.request;

import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Panel;
import dev.countersign.definitions.text.Text;
import java.util.Map;

/**
 * What a panel of people is called.
 *
 * @param group the name of the group; empty text for the other kinds
 */
public record PanelName(Kind kind, Text group) {

    /** The kinds of names; the screens have words for each. */
    public enum Kind {
        GROUP,
        ADMINISTRATORS,
        TEMPLATE_EDITORS,
        MANAGERS,
        /** The panel has no name of its own: it is called by the names of its people. */
        PEOPLE
    }

    public static final PanelName PEOPLE = new PanelName(Kind.PEOPLE, Text.NONE);

    /** @param groups the names of groups by key */
    static PanelName of(Panel panel, Map<String, Text> groups) {
        return switch (panel.approvers()) {
            case Approvers.Group(String key) -> new PanelName(Kind.GROUP, groups.getOrDefault(key, Text.of(key)));
            case Approvers.HoldersOf(var role) ->
                new PanelName(
                        switch (role) {
                            case ADMINISTRATOR -> Kind.ADMINISTRATORS;
                            case TEMPLATE_EDITOR -> Kind.TEMPLATE_EDITORS;
                            case MANAGER -> Kind.MANAGERS;
                        },
                        Text.NONE);
            case Approvers.ManagerOf _,
                    Approvers.ManagerOfApprover _,
                    Approvers.DepartmentHead _,
                    Approvers.PersonInField _,
                    Approvers.FixedPerson _,
                    Approvers.Expression _ -> PEOPLE;
        };
    }
}
