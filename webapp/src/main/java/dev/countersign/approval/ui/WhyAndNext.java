package dev.countersign.approval.ui;

import com.vaadin.flow.component.html.Paragraph;
import dev.countersign.approval.ApprovalCase;
import dev.countersign.approval.ReadableReason;
import dev.countersign.ui.Viewer;
import java.util.List;

/** Why this person is asked, and what follows after an approval. */
final class WhyAndNext extends Paragraph {

    WhyAndNext(List<ReadableReason> why, ApprovalCase shown, Viewer viewer) {
        addClassName("why");
        String because = Escalated.of(shown, viewer.formats())
                + getTranslation("case.because", Why.brief(why, viewer.formats(), viewer.language()));
        setText(shown.next()
                .map(next -> NextSentence.of(shown.after(), next, viewer.formats(), viewer.language()))
                .map(sentence -> because + " " + sentence)
                .orElse(because));
    }
}
