package dev.countersign.editor.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.countersign.agreement.Agreements;
import dev.countersign.agreement.Proposal;
import dev.countersign.definitions.text.Text;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestService;
import dev.countersign.template.TemplateDraftId;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is said of a template that somebody would publish and somebody else must agree to. */
@Component
class ProposalNotices {

    private final Agreements agreements;
    private final RequestService requests;

    ProposalNotices(Agreements agreements, RequestService requests) {
        this.agreements = agreements;
        this.requests = requests;
    }

    /** At a draft: that somebody is asked, or why what was proposed of it was not published. */
    Optional<Notice> of(Viewer viewer, String template, TemplateDraftId draft) {
        return agreements
                .latest(viewer.actor(), template)
                .filter(one -> one.status().isOpen() || one.draft().equals(Optional.of(draft)))
                .filter(one -> one.status() != Proposal.Status.PUBLISHED)
                .map(one -> notice(viewer, one, true));
    }

    /** At a template: that somebody is asked. */
    Optional<Notice> of(Viewer viewer, String template) {
        return agreements
                .latest(viewer.actor(), template)
                .filter(one -> one.status().isOpen())
                .map(one -> notice(viewer, one, true));
    }

    /** @param leads whether it leads to what was proposed */
    Notice notice(Viewer viewer, Proposal one, boolean leads) {
        Optional<RequestCase> request = requests.open(viewer.actor(), one.request());
        Div links = new Div();
        if (leads) {
            links.add(new Anchor(
                    PublicationView.address(one.id()), viewer.formats().say("template.agreement.see")));
        }
        request.map(RequestCase::head).ifPresent(head -> links.add(new Anchor("requests/" + head.id(), head.number())));
        links.addClassName("notice-links");
        return switch (one.status()) {
            case ASKED, AGREED, PUBLISHED ->
                new Notice(
                        Tone.WAIT,
                        Icon.PEOPLE,
                        viewer.formats()
                                .say(
                                        "template.agreement." + one.status(),
                                        one.by().name()),
                        links);
            case DENIED, ENDED ->
                new Notice(
                        Tone.NO,
                        Icon.DENIED,
                        viewer.formats().say("template.agreement." + one.status()),
                        why(request, viewer),
                        links);
            case FAILED ->
                new Notice(
                        Tone.NO, Icon.FAILED, viewer.formats().say("template.agreement.failed." + one.reason()), links);
        };
    }

    /** What was said against it, as far as the reader may see the request. */
    private static Paragraph why(Optional<RequestCase> request, Viewer viewer) {
        Paragraph why = new Paragraph(
                request.flatMap(one -> Optional.ofNullable(one.head().reason()))
                        .map((Text reason) -> reason.in(viewer.language()))
                        .orElse(""));
        why.addClassName("prose");
        why.setVisible(!why.getText().isEmpty());
        return why;
    }
}
