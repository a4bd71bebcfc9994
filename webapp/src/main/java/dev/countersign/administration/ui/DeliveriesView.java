package dev.countersign.administration.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.countersign.administration.Deliveries;
import dev.countersign.administration.FailingCall;
import dev.countersign.listing.ListWindow;
import dev.countersign.notification.FailedLetter;
import dev.countersign.notification.FailedLetters;
import dev.countersign.notification.ResendResult;
import dev.countersign.people.Right;
import dev.countersign.ui.EmptyState;
import dev.countersign.ui.Heading;
import dev.countersign.ui.Live;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;

/** What could not be delivered: emails, calls that fail, requests of programs that could not be made; each with the way back. */
@Route(DeliveriesView.PATH)
@RolesAllowed({"ADMINISTRATOR", "AUDITOR"})
@StyleSheet("countersign/requests.css")
@StyleSheet("countersign/organisation.css")
@StyleSheet("countersign/alarms.css")
@StyleSheet("countersign/access-tokens.css")
public class DeliveriesView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String PATH = "organisation/deliveries";

    private final transient FailedLetters letters;
    private final transient Deliveries deliveries;
    private final Viewer viewer;
    private final boolean mayAct;
    private final LongList<FailedLetter, UUID> mails;
    private final LongList<FailingCall, FailingCall.Id> calls;
    private final transient List<DeliveryPart> parts;
    private final Div none = new Div();

    public DeliveriesView(
            FailedLetters letters,
            Deliveries deliveries,
            Viewer viewer,
            Live live,
            ObjectProvider<DeliveryPart.Maker> makers) {
        this.letters = letters;
        this.deliveries = deliveries;
        this.viewer = viewer;
        this.mayAct = viewer.actor().may(Right.ACKNOWLEDGE_ALARMS);
        addClassName("page");
        mails = new LongList<>(
                "letters.failed",
                FailedLetter::id,
                new ListWindow<>(FailedLetter::id, range -> letters.page(viewer.actor(), range)),
                letter -> new FailedLetterLine(letter, viewer, mayAct, () -> resend(letter)),
                all("letters.resend-all", this::resendAll));
        calls = new LongList<>(
                "calls.failed",
                FailingCall::id,
                new ListWindow<>(FailingCall::id, range -> deliveries.calls(viewer.actor(), range)),
                call -> new FailingCallLine(call, viewer, mayAct, () -> retry(call)),
                all("calls.retry-all", this::retryAll));
        parts = makers.orderedStream()
                .map(maker -> maker.make(viewer, this::showNone))
                .toList();
        add(new Heading(getTranslation("nav.deliveries")), new OrganisationTabs(viewer, PATH), mails, calls);
        parts.forEach(part -> add(part.component()));
        add(none);
        live.keep(
                this,
                viewer.actor().tenant(),
                change -> change.concerns(viewer.actor().person()),
                this::readAgain);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        readAgain();
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(getTranslation("nav.deliveries"));
    }

    private Button all(String key, Runnable act) {
        Button all = new Button(getTranslation(key));
        all.setDisableOnClick(true);
        all.addClickListener(clicked -> {
            act.run();
            all.setEnabled(true);
        });
        all.setVisible(mayAct);
        return all;
    }

    private void readAgain() {
        mails.readAgain();
        calls.readAgain();
        parts.forEach(DeliveryPart::readAgain);
        showNone();
    }

    private void showNone() {
        none.removeAll();
        if (mails.isEmpty() && calls.isEmpty() && parts.stream().allMatch(DeliveryPart::isEmpty)) {
            none.add(new EmptyState(getTranslation("deliveries.none.title"), getTranslation("deliveries.none.text")));
        }
    }

    private void resend(FailedLetter letter) {
        Toast.say(getTranslation(
                switch (letters.resend(viewer.actor(), letter.id())) {
                    case ResendResult.Resent _ -> "letters.resent";
                    case ResendResult.NotFailed _ -> "letters.resent.before";
                    case ResendResult.NotAllowed _ -> "letters.not-allowed";
                }));
        readAgain();
        mails.focusNext();
    }

    private void resendAll() {
        Toast.say(getTranslation("letters.resent-all", letters.resendAll(viewer.actor())));
        readAgain();
        mails.focusNext();
    }

    private void retry(FailingCall call) {
        boolean done = deliveries.retry(viewer.actor(), call.id());
        Toast.say(getTranslation(done ? "calls.retried" : "calls.retried.not"));
        readAgain();
        calls.focusNext();
    }

    private void retryAll() {
        Toast.say(getTranslation("calls.retried-all", deliveries.retryAll(viewer.actor())));
        readAgain();
        calls.focusNext();
    }
}
