package dev.countersign.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.administration.Gap;
import dev.countersign.approval.ui.ReassignAction;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import dev.countersign.people.Right;
import dev.countersign.request.RequestId;
import dev.countersign.request.ui.Links;
import dev.countersign.ui.Viewer;
import java.util.Optional;

/** What mends each gap, for those who may. */
@org.springframework.stereotype.Component
record GapActions(LeaveAction leaving, ReassignAction reassigning, HeadAction heads, CreateGroupAction groups) {

    /** @param done reads the list again */
    Optional<Component> mend(Gap gap, Viewer viewer, Runnable done) {
        boolean people = viewer.actor().may(Right.MANAGE_PEOPLE);
        return switch (gap) {
            case Gap.Request request ->
                Optional.<Component>of(reassign(request, viewer, done))
                        .filter(_ -> viewer.actor().may(Right.MANAGE_REQUESTS));
            case Gap.ApproverLeft left -> replace(left.approver(), viewer, done);
            case Gap.ManagerLeft left -> replace(left.manager(), viewer, done);
            case Gap.EmptyGroup(var group) ->
                people
                        ? Optional.of(link(
                                GroupsView.PATH + "/" + group.id(),
                                "gaps.add-members",
                                group.name().in(viewer.language())))
                        : Optional.empty();
            case Gap.UnknownGroup unknown ->
                people ? Optional.of(groups.button(Text.of(unknown.group()), viewer)) : Optional.empty();
            case Gap.TemplateNamesLeaver named ->
                viewer.actor().may(Right.EDIT_TEMPLATES) ? replace(named.person(), viewer, done) : Optional.empty();
            case Gap.TemplateNamesNobody nobody ->
                people
                        ? Optional.of(link(StaffAddView.with(nobody.email()), "people.add", nobody.email()))
                        : Optional.empty();
            case Gap.HeadLeft(var department) ->
                people ? Optional.of(heads.button(department, viewer, done)) : Optional.empty();
        };
    }

    private Optional<Component> replace(PersonName person, Viewer viewer, Runnable done) {
        return LeaveAction.mayReplace(viewer) ? Optional.of(leaving.replace(person, viewer, done)) : Optional.empty();
    }

    private Button reassign(Gap.Request request, Viewer viewer, Runnable done) {
        Button button = reassigning.button(new RequestId(request.request()), viewer, done);
        button.setAriaLabel(I18NProvider.translate("gaps.reassign.of", request.number()));
        return button;
    }

    private static Anchor link(String path, String key, String about) {
        Anchor link = Links.secondary(path, I18NProvider.translate(key));
        link.getElement()
                .setAttribute("aria-label", I18NProvider.translate("gaps.act.of", I18NProvider.translate(key), about));
        return link;
    }
}
