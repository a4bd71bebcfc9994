package dev.countersign.ui;

import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a list of files being sent says; without them, that is in English. */
public final class UploadWords {

    /** The component gives the time that is left in seconds, and asks this function for the words. */
    private static final String TIME_LEFT = """
            const [one, several] = [$0, $1];
            this.i18n = Object.assign({}, this.i18n, {
              formatTime: (seconds) => {
                const [unit, length] = seconds < 60 ? ['s', 1] : seconds < 3600 ? ['min', 60] : ['h', 3600];
                const count = Math.ceil(seconds / length);
                return (count === 1 ? one : several).replace('{0}', count + '\\u00a0' + unit);
              },
            });
            """;

    private UploadWords() {}

    /**
     * Says how much time is left in words. The browser forgets it with the element: call it whenever the element is attached or shown again.
     *
     * @param say the text of a key
     */
    public static void sayTimeLeft(Upload upload, UnaryOperator<String> say) {
        upload.getElement().executeJs(TIME_LEFT, say.apply("file.remaining.one"), say.apply("file.remaining.several"));
    }

    /**
     * The words.
     *
     * @param say the text of a key
     */
    public static UploadI18N of(UnaryOperator<String> say, String tooLarge) {
        return new UploadI18N()
                .setDropFiles(new UploadI18N.DropFiles()
                        .setOne(say.apply("file.drop"))
                        .setMany(say.apply("file.drop")))
                .setAddFiles(
                        new UploadI18N.AddFiles().setOne(say.apply("file.add")).setMany(say.apply("file.add")))
                .setFile(new UploadI18N.File()
                        .setRetry(say.apply("file.retry"))
                        .setStart(say.apply("file.start"))
                        .setRemove(say.apply("file.cancel")))
                .setError(new UploadI18N.Error()
                        .setFileIsTooBig(tooLarge)
                        .setTooManyFiles(say.apply("file.too-many"))
                        .setIncorrectFileType(say.apply("file.not-here")))
                .setUploading(new UploadI18N.Uploading()
                        .setStatus(new UploadI18N.Uploading.Status()
                                .setConnecting(say.apply("file.connecting"))
                                .setStalled(say.apply("file.stalled"))
                                .setProcessing(say.apply("file.processing"))
                                .setHeld(say.apply("file.held")))
                        .setRemainingTime(new UploadI18N.Uploading.RemainingTime()
                                .setPrefix("")
                                .setUnknown(say.apply("file.remaining-unknown")))
                        .setError(new UploadI18N.Uploading.Error()
                                .setServerUnavailable(say.apply("file.unavailable"))
                                .setUnexpectedServerError(say.apply("file.failed"))
                                .setForbidden(say.apply("file.failed"))
                                .setFileTooLarge(tooLarge)))
                .setUnits(List.of("B", "KB", "MB", "GB"), 1_024);
    }
}
