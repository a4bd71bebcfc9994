package dev.countersign.request.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.attachment.IncomingFile;
import dev.countersign.people.Actor;
import dev.countersign.people.Right;
import dev.countersign.request.AddFileResult;
import dev.countersign.request.AttachedFile;
import dev.countersign.request.AttachedFile.Removal;
import dev.countersign.request.RemoveFileResult;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestFiles;
import dev.countersign.request.RequestId;
import dev.countersign.request.ui.form.FileLine;
import dev.countersign.request.ui.form.FileRefusals;
import dev.countersign.request.ui.form.FileUpload;
import dev.countersign.ui.Announcer;
import dev.countersign.ui.Formats;
import dev.countersign.ui.PageDialog;
import dev.countersign.ui.Parts;
import dev.countersign.ui.Parts.Part;
import dev.countersign.ui.Section;
import dev.countersign.ui.Sentence;
import dev.countersign.ui.Time;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import java.io.IOException;

/** The files that were added to a request while it is open, and a place to add more. A change of the list does not disturb a file that is being sent. */
public final class AttachmentsPart extends Div {

    private final transient RequestFiles files;
    private final transient Actor actor;
    private final transient Formats formats;
    private final RequestId request;
    private final transient Runnable changed;
    private final UnorderedList list = new UnorderedList();
    private final transient Parts parts = new Parts(list);
    private final FileUpload upload;

    /**
     * The part of one request.
     *
     * @param changed reads the page again
     */
    public AttachmentsPart(RequestFiles files, Viewer viewer, RequestId request, Runnable changed) {
        this.files = files;
        this.actor = viewer.actor();
        this.formats = viewer.formats();
        this.request = request;
        this.changed = changed;
        this.upload = new FileUpload(files.limits().kinds(), files.limits(), formats, this::receive);
        addClassName("attachments-part");
        list.addClassName("files");
        Section section = new Section(formats.say("files.title"), list, upload);
        add(section);
    }

    /** Whether there is anything to show. */
    public static boolean isNeeded(RequestCase shown) {
        return shown.allowed().attach() || !shown.files().isEmpty();
    }

    public void show(RequestCase shown) {
        parts.show(shown.files().stream()
                .map(file -> Part.of(file.file().id(), () -> line(file), file))
                .toList());
        list.setVisible(!shown.files().isEmpty());
        setClassName("no-files", shown.files().isEmpty());
        upload.setVisible(shown.allowed().attach());
    }

    private ListItem line(AttachedFile file) {
        Sentence by = new Sentence("files.by", file.by().name(), Time.ago(file.at(), formats));
        by.addClassName("small");
        if (file.hidden()) {
            return hidden(file, by);
        }
        return file.removal() == Removal.NONE
                ? new FileLine(file.file(), formats, by)
                : new FileLine(file.file(), formats, by, remover(file));
    }

    /** Who may read the audit log can still open it. */
    private ListItem hidden(AttachedFile file, Sentence by) {
        Span note = new Span(formats.say("files.hidden"));
        note.addClassName("small");
        if (actor.may(Right.SEE_AUDIT)) {
            return new FileLine(file.file(), formats, by, note);
        }
        ListItem line = new ListItem(FileLine.named(file.file().name()), by, note);
        line.addClassName("file");
        return line;
    }

    private Button remover(AttachedFile file) {
        boolean deletes = file.removal() == Removal.DELETE;
        Button remove = new Button(formats.say(deletes ? "file.remove" : "files.hide"), clicked -> ask(file, deletes));
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        remove.setAriaLabel(formats.say(
                deletes ? "file.remove-named" : "files.hide-named", file.file().name()));
        return remove;
    }

    private void ask(AttachedFile file, boolean deletes) {
        PageDialog dialog = new PageDialog();
        dialog.setHeaderTitle(formats.say(deletes ? "files.remove.title" : "files.hide.title"));
        dialog.add(
                new Paragraph(FileLine.named(file.file().name())),
                new Paragraph(formats.say(deletes ? "files.remove.text" : "files.hide.text")));
        Button yes = new Button(formats.say(deletes ? "file.remove" : "files.hide"), clicked -> {
            dialog.close();
            remove(file);
        });
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        yes.setDisableOnClick(true);
        dialog.getFooter().add(new Button(formats.say("files.keep"), clicked -> dialog.close()), yes);
        dialog.open();
    }

    private void remove(AttachedFile file) {
        Toast.say(
                switch (files.remove(actor, request, file.file().id())) {
                    case RemoveFileResult.Removed(String name) -> formats.say("file.removed", name);
                    case RemoveFileResult.Hidden(String name) -> formats.say("files.was-hidden", name);
                    case RemoveFileResult.NotAllowed _ -> formats.say("files.not-yours");
                    case RemoveFileResult.NotFound _ -> formats.say("comment.not-found");
                });
        changed.run();
    }

    private FileUpload.Outcome receive(IncomingFile file) throws IOException {
        return switch (files.add(actor, request, file)) {
            case AddFileResult.Added(var added) ->
                new FileUpload.Outcome.Received(() -> {
                    changed.run();
                    getUI().ifPresent(ui -> Announcer.announce(ui, formats.say("file.added", added.name())));
                });
            case AddFileResult.Refused(var why) ->
                refused(FileRefusals.sentence(why, files.limits().kinds(), formats)
                        .orElseThrow());
            case AddFileResult.Full(int most, long bytes) ->
                refused(formats.say("files.full", most, formats.fileSize(bytes)));
            case AddFileResult.Closed(var status) ->
                refused(formats.say("files.closed", formats.say("status." + status.name())));
            case AddFileResult.NotAllowed _ -> refused(formats.say("files.not-allowed"));
            case AddFileResult.NotFound _ -> refused(formats.say("comment.not-found"));
        };
    }

    private static FileUpload.Outcome refused(String sentence) {
        return new FileUpload.Outcome.Refused(sentence);
    }
}
