package dev.countersign.administration.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.people.Right;
import dev.countersign.people.Role;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Tone;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What roles together allow, and why somebody may want to give them to different people. */
final class RolesMeaning extends Div {

    /** A right that makes another one needless to say. */
    private static final Map<Right, Set<Right>> INCLUDES = new EnumMap<>(Map.of(
            Right.MANAGE_REQUESTS, EnumSet.of(Right.SEE_REQUESTS),
            Right.MANAGE_PEOPLE, EnumSet.of(Right.SEE_PEOPLE),
            Right.GRANT_ROLES, EnumSet.of(Right.SEE_PEOPLE, Right.MANAGE_PEOPLE),
            Right.EDIT_TEMPLATES, EnumSet.of(Right.SEE_TEMPLATES),
            Right.ACKNOWLEDGE_ALARMS, EnumSet.of(Right.SEE_ALARMS),
            Right.SET_ORGANISATION, EnumSet.of(Right.SEE_ORGANISATION)));

    /** What is worth a thought before the roles are given to one person. */
    enum Combination {
        /** Nothing is added to what an administrator may do already. */
        INCLUDED,
        /** Who audits should not change what they audit. */
        AUDITS_OWN_ACTS,
        /** The same person writes the rules and says who is in the groups that decide by them. */
        RULES_AND_PEOPLE;

        static List<Combination> of(Set<Role> roles) {
            boolean administers = roles.contains(Role.ADMINISTRATOR);
            boolean writes = roles.contains(Role.TEMPLATE_EDITOR);
            boolean looksAfter = roles.contains(Role.SERVICE_DESK);
            boolean audits = roles.contains(Role.AUDITOR);
            List<Combination> found = new ArrayList<>();
            if (administers && (writes || looksAfter || audits)) {
                found.add(INCLUDED);
            }
            if (audits && (administers || writes || looksAfter)) {
                found.add(AUDITS_OWN_ACTS);
            }
            if (!administers && writes && looksAfter) {
                found.add(RULES_AND_PEOPLE);
            }
            return found;
        }
    }

    RolesMeaning() {
        addClassName("roles-meaning");
        // It follows the choice beside it.
        getElement().setAttribute("aria-live", "polite");
    }

    void show(Collection<Role> chosen) {
        Set<Role> roles = EnumSet.of(Role.EMPLOYEE);
        roles.addAll(chosen);
        removeAll();
        List<Right> rights = rights(roles);
        if (rights.isEmpty()) {
            add(new Paragraph(getTranslation("roles.none")));
            return;
        }
        UnorderedList list = new UnorderedList();
        rights.forEach(right -> list.add(new ListItem(getTranslation("right." + right))));
        // Everybody is an employee.
        add(new Paragraph(getTranslation("roles.may", roles.size() - 1)), list);
        Combination.of(roles)
                .forEach(one -> add(new Notice(Tone.WAIT, Icon.PEOPLE, getTranslation("roles.combination." + one))));
    }

    static List<Right> rights(Set<Role> roles) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        roles.forEach(role -> rights.addAll(role.rights()));
        Set<Right> said = EnumSet.noneOf(Right.class);
        rights.forEach(right -> said.addAll(INCLUDES.getOrDefault(right, Set.of())));
        return rights.stream().filter(right -> !said.contains(right)).toList();
    }
}
