package dev.countersign.request.ui.form;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.attachment.IncomingFile;
import dev.countersign.attachment.ReceiveResult;
import dev.countersign.definitions.form.AttachmentField;
import dev.countersign.request.FileFacts;
import dev.countersign.ui.Announcer;
import dev.countersign.ui.Formats;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of one field, with a button to add and one to remove each. */
final class AttachmentInput extends CustomField<List<FileFacts>> {

    private final transient AttachmentField field;
    private final transient FormUploads uploads;
    private final transient Formats formats;
    private final UnorderedList list = new UnorderedList();
    private final FileUpload upload;

    AttachmentInput(AttachmentField field, Surroundings around) {
        super(List.of());
        this.field = field;
        this.uploads = around.uploads();
        this.formats = around.formats();
        this.upload = new FileUpload(field.kinds(), uploads.limits(), formats, this::receive);
        upload.labelledBy(field.label().in(around.language()));
        addClassName("attachments");
        list.addClassName("files");
        add(new Div(list, upload));
        draw();
    }

    @Override
    protected List<FileFacts> generateModelValue() {
        return getValue();
    }

    @Override
    protected void setPresentationValue(List<FileFacts> files) {
        draw(files);
    }

    /** Which file of the list is not stored. */
    Optional<String> leftOver() {
        return upload.isVisible() ? upload.leftOver() : Optional.empty();
    }

    /** Keeps the problem of the field for screen readers only, if all of it is said at refused files. */
    void saysLeftOver(boolean says) {
        setClassName("said-at-files", says && upload.hasRefused());
    }

    /** Is run when other files than before are not stored. */
    void onLeftOver(Runnable changed) {
        upload.onLeftOver(changed);
    }

    private void draw() {
        draw(getValue());
    }

    private void draw(List<FileFacts> files) {
        list.removeAll();
        files.forEach(file -> list.add(new FileLine(file, formats, remover(file))));
        list.setVisible(!files.isEmpty());
        upload.setVisible(files.size() < field.max());
    }

    private Button remover(FileFacts file) {
        Button remove = new Button(formats.say("file.remove"), clicked -> {
            setValue(getValue().stream().filter(one -> !one.equals(file)).toList());
            uploads.discard(file.id());
            clicked.getSource()
                    .getUI()
                    .ifPresent(ui -> Announcer.announce(ui, formats.say("file.removed", file.name())));
            focus();
        });
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        remove.setAriaLabel(formats.say("file.remove-named", file.name()));
        return remove;
    }

    private FileUpload.Outcome receive(IncomingFile file) throws IOException {
        return switch (uploads.receive(field, file)) {
            case ReceiveResult.Received(var stored) ->
                new FileUpload.Outcome.Received(() -> added(uploads.own(List.of(stored.id()))));
            case ReceiveResult refused ->
                new FileUpload.Outcome.Refused(
                        FileRefusals.sentence(refused, field.kinds(), formats).orElseThrow());
        };
    }

    private void added(List<FileFacts> files) {
        setValue(Stream.concat(getValue().stream(), files.stream()).toList());
        setInvalid(false);
        files.forEach(file -> getUI().ifPresent(ui -> Announcer.announce(ui, formats.say("file.added", file.name()))));
    }
}
