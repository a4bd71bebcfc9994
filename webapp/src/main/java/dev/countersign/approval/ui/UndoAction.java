package dev.countersign.approval.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.approval.ApprovalService;
import dev.countersign.approval.DecisionId;
import dev.countersign.approval.UndoResult;
import dev.countersign.request.PathNode;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.ui.RequestAction;
import dev.countersign.ui.Formats;
import dev.countersign.ui.KeptWords;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import java.util.Optional;
import org.springframework.core.annotation.Order;

/** Lets a person undo their decision from the page of the request, as long as it does not count yet. */
@org.springframework.stereotype.Component
@Order(5)
record UndoAction(ApprovalService approvals, RequestService requests) implements RequestAction {

    @Override
    public boolean isOffered(RequestCase request, Viewer viewer) {
        return request.undoable().isPresent();
    }

    @Override
    public Component button(RequestCase request, Viewer viewer, Runnable done) {
        RequestId id = request.head().id();
        Button undo = new Button(I18NProvider.translate("decide.undo"));
        undo.setDisableOnClick(true);
        undo.addClickListener(clicked -> {
            Toast.say(undo(viewer, id));
            undo.setEnabled(true);
            done.run();
        });
        return undo;
    }

    /** The comment stays, to be sent with the next decision. */
    private String undo(Viewer viewer, RequestId id) {
        Optional<RequestCase> request = requests.open(viewer.actor(), id);
        Optional<UndoResult> result = request.flatMap(RequestCase::undoable)
                .map(PathNode.Undoable::decision)
                .map(decision -> approvals.undo(viewer.actor(), new DecisionId(decision)));
        Formats formats = viewer.formats();
        return switch (result.orElse(null)) {
            case UndoResult.Undone(var approval, var comment) -> {
                new KeptWords(viewer.actor(), approval.value()).put(UI.getCurrentOrThrow(), comment);
                yield formats.say(
                        "decide.undone.of", request.orElseThrow().head().number());
            }
            case UndoResult.AlreadyUndone _ -> formats.say("decide.undo.already");
            case UndoResult.NotFound _ -> formats.say("decide.undo.not-found");
            case UndoResult.TooLate(var until) -> formats.say("decide.undo.too-late", formats.inSentence(until));
            case null -> formats.say("decide.undo.gone");
        };
    }
}
