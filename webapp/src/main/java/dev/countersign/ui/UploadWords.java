package dev.countersign.ui;

import com.vaadin.flow.component.upload.UploadI18N;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a list of files being sent says; without them, that is in English. */
public final class UploadWords {

    private UploadWords() {}

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
                                .setPrefix(say.apply("file.remaining"))
                                .setUnknown(say.apply("file.remaining-unknown")))
                        .setError(new UploadI18N.Uploading.Error()
                                .setServerUnavailable(say.apply("file.unavailable"))
                                .setUnexpectedServerError(say.apply("file.failed"))
                                .setForbidden(say.apply("file.failed"))
                                .setFileTooLarge(tooLarge)))
                .setUnits(List.of("B", "KB", "MB", "GB"), 1_024);
    }
}
