package dev.countersign.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import java.util.function.Consumer;

/**
 * Takes one file that is small enough for memory, chosen or dropped. Its name says what it is: browsers send many types for a file that their system does
 * not know, or none.
 */
public final class OneFile extends Upload {

    private final transient Consumer<byte[]> reader;

    /**
     * @param mostBytes of the largest file that is accepted; of a larger one, the reader gets one byte more than that
     * @param refused is called for a file with another ending
     * @param endings of file names, each with its dot
     */
    public OneFile(
            int mostBytes, String choose, String drop, Consumer<byte[]> reader, Runnable refused, String... endings) {
        this.reader = reader;
        setUploadHandler(event -> {
            // A byte more than the most is enough to refuse the file, whatever length it was announced with.
            byte[] content = event.getInputStream().readNBytes(mostBytes + 1);
            var _ = event.getUI().access(() -> take(content));
        });
        setMaxFiles(1);
        speak();
        setAcceptedFileExtensions(endings);
        setDropAllowed(true);
        setUploadButton(new Button(choose));
        setDropLabel(new Paragraph(drop));
        addFileRejectedListener(_ -> {
            // The page says what is wrong, so the list does not say it again.
            clearFileList();
            refused.run();
        });
        addAllFinishedListener(_ -> clearFileList());
    }

    /** Gives the content of a file to the reader. */
    public void take(byte[] content) {
        reader.accept(content);
    }

    /** The browser forgets the words that are set while it is not shown, and would say the English ones. */
    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible) {
            speak();
            UploadWords.sayTimeLeft(this, key -> getTranslation(key));
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        UploadWords.sayTimeLeft(this, key -> getTranslation(key));
    }

    private void speak() {
        setI18n(UploadWords.of(key -> getTranslation(key), getTranslation("file.failed")));
    }
}
