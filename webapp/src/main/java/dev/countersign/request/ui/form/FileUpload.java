package dev.countersign.request.ui.form;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import com.vaadin.flow.server.streams.UploadResult;
import dev.countersign.attachment.AttachmentLimits;
import dev.countersign.attachment.FileFormat;
import dev.countersign.attachment.IncomingFile;
import dev.countersign.definitions.form.FileKind;
import dev.countersign.ui.Formats;
import dev.countersign.ui.UploadWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A button and a place to drop files, with the progress of each. A refused file stays in the list with the reason. What was received is not shown here.
 * The bytes are passed on while they arrive and never held in memory.
 */
public final class FileUpload extends Upload {

    /** What became of a file. */
    public sealed interface Outcome {

        /**
         * It was stored.
         *
         * @param show is called on the page
         */
        record Received(Runnable show) implements Outcome {}

        record Refused(String sentence) implements Outcome {}
    }

    /** Takes a file, outside of the page's lock. */
    public interface Receiver {
        Outcome receive(IncomingFile file) throws IOException;
    }

    private static final String SCRIPT = "context://countersign/upload.js";

    private static final String REFUSED = "event.detail.refused";
    private static final String SENDING = "event.detail.sending";

    private final Button button;
    private final transient Formats formats;
    private transient Runnable leftOverChanged = () -> {};
    private String refused = "";
    private String sending = "";

    /** What the picker of the system shows first. Whatever else is chosen is refused by the server, with a reason. */
    private final String endings;

    /**
     * A place for files.
     *
     * @param kinds those that are taken here
     * @param receiver takes each file
     */
    public FileUpload(Set<FileKind> kinds, AttachmentLimits limits, Formats formats, Receiver receiver) {
        this.formats = formats;
        addClassName("file-upload");
        getElement()
                .addEventListener("left-over", told -> {
                    refused = told.getEventData().path(REFUSED).asString("");
                    sending = told.getEventData().path(SENDING).asString("");
                    leftOverChanged.run();
                })
                .addEventData(REFUSED)
                .addEventData(SENDING);
        setUploadHandler(new Handler(receiver, formats.say("file.unavailable")));
        Set<FileKind> taken = kinds.stream().filter(limits.kinds()::contains).collect(Collectors.toSet());
        this.endings = FileFormat.endings(taken).collect(Collectors.joining(","));
        setMaxFileSize(
                Math.toIntExact(Math.min(Integer.MAX_VALUE, limits.largest().toBytes())));
        button = new Button(formats.say("file.add"));
        setUploadButton(button);
        setDropLabel(new Span(formats.say("file.drop")));
        setI18n(UploadWords.of(
                formats::say,
                formats.say("file.too-large", formats.fileSize(limits.largest().toBytes()))));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        event.getUI().getPage().addJsModule(SCRIPT);
        getElement().executeJs("window.countersign.upload(this, $0)", endings);
        UploadWords.sayTimeLeft(this, formats::say);
    }

    /** Which file of the list is not stored, because it was refused or is being sent; empty if there is none. */
    Optional<String> leftOver() {
        if (!refused.isEmpty()) {
            return Optional.of(formats.say("file.left-over", refused));
        }
        return sending.isEmpty() ? Optional.empty() : Optional.of(formats.say("file.still-sending", sending));
    }

    /** Whether it was refused: the reason is shown below its name. */
    boolean hasRefused() {
        return !refused.isEmpty();
    }

    /** Is run when other files than before are not stored. */
    void onLeftOver(Runnable changed) {
        this.leftOverChanged = changed;
    }

    /** For screen readers: which field the button belongs to. */
    void labelledBy(String label) {
        button.setAriaLabel(label + ": " + button.getText());
    }

    /** Answers with the reason of a refusal, which the page shows at the file. */
    private record Handler(Receiver receiver, String brokenOff) implements UploadHandler {

        private static final long serialVersionUID = 1L;

        @Override
        public void handleUploadRequest(UploadEvent event) throws IOException {
            SentBytes bytes = new SentBytes(event.getInputStream());
            try {
                switch (receiver.receive(new IncomingFile(event.getFileName(), event.getFileSize(), bytes))) {
                    case Outcome.Refused(String sentence) -> event.reject(sentence);
                    // A page that was closed meanwhile shows the file when it is opened again.
                    case Outcome.Received(Runnable show) ->
                        event.getUI().accessLater(show::run, () -> {}).run();
                }
            } catch (IOException | UncheckedIOException broken) {
                if (!bytes.brokeOff()) {
                    throw broken;
                }
                event.reject(brokenOff);
            }
        }

        @Override
        public void responseHandled(UploadResult result) {
            VaadinResponse response = result.response();
            String refusal = result.rejectedFiles().stream()
                    .map(UploadResult.RejectedFile::reason)
                    .collect(Collectors.joining(" "));
            response.setStatus(result.success() || !refusal.isEmpty() ? 200 : 500);
            response.setContentType("text/plain;charset=utf-8");
            try {
                response.getWriter().write(refusal);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}
