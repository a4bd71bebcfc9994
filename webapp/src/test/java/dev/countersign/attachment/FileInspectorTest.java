package dev.countersign.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileInspectorTest {

    private static final String PDF = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n";

    private final FileInspector inspector = new FileInspector();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            offer.pdf  | %PDF-1.7 %%EOF                                  | PDF
            OFFER.PDF  | %PDF-1.4                                        | PDF
            notes.txt  | Dear Ana, here they are.                        | TXT
            notes.md   | # Heading                                       | TXT
            notes.txt  | From: the desk of somebody                      | TXT
            rows.csv   | item;amount                                     | CSV
            mail.eml   | Received: from a.test by b.test; Mon, 1 Jan 2024 | EML
            letter.rtf | {\\rtf1 hello}                                  | RTF
            offer      | %PDF-1.7                                        | PDF
            """)
    void aFileIsWhatItsContentIs(String name, String content, FileFormat format) throws IOException {
        assertThat(inspect(name, content)).isEqualTo(new Inspection.Accepted(format));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            offer.pdf  | <!DOCTYPE html><html><script>alert(1)</script> | PDF  | HTML
            photo.png  | %PDF-1.7                                       | PNG  | PDF
            notes.txt  | <html><body>hello                              | TXT  | HTML
            rows.csv   | %PDF-1.7                                       | CSV  | PDF
            photo.jpg  | <svg xmlns="http://www.w3.org/2000/svg"></svg> | JPEG | SVG
            offer.docx | %PDF-1.7                                       | DOCX | PDF
            """)
    void aFileThatLiesAboutItsTypeIsNamedByBoth(String name, String content, String claimed, String found)
            throws IOException {
        assertThat(inspect(name, content)).isEqualTo(new Inspection.Lies(claimed, Optional.of(found)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            page.html   | <!DOCTYPE html><html>                         | HTML
            picture.svg | <svg xmlns="http://www.w3.org/2000/svg"/>     | SVG
            setup.exe   | %PDF-1.7                                      | EXE
            run.sh      | echo                                          | SH
            page        | <!DOCTYPE html><html>                         | HTML
            offer.pdf.js | alert(1)                                     | JS
            """)
    void whatRunsIsNotTaken(String name, String content, String label) throws IOException {
        assertThat(inspect(name, content)).isEqualTo(new Inspection.NotTaken(Optional.of(label)));
    }

    @Test
    void whatIsNoEndingIsNotNamed() throws IOException {
        assertThat(inspect("offer.pdfrnX-Evil_ 1", "text")).isEqualTo(new Inspection.NotTaken(Optional.empty()));
    }

    @Test
    void aProgramThatIsCalledPdfIsAProgram() throws IOException {
        Path file = folder.resolve("x");
        byte[] program = new byte[512];
        program[0] = 'M';
        program[1] = 'Z';
        program[0x3c] = (byte) 0x80;
        program[0x80] = 'P';
        program[0x81] = 'E';
        Files.write(file, program);

        assertThat(inspector.inspect(file, "invoice.pdf")).isEqualTo(new Inspection.Lies("PDF", Optional.of("EXE")));
    }

    @Test
    void officeDocumentsAreKnownByWhatTheirContainerHolds() throws IOException {
        Path word = zip("[Content_Types].xml", "word/document.xml");

        assertThat(inspector.inspect(word, "offer.docx")).isEqualTo(new Inspection.Accepted(FileFormat.DOCX));
        assertThat(inspector.inspect(word, "offer.xlsx")).isEqualTo(new Inspection.Lies("XLSX", Optional.of("DOCX")));
        assertThat(inspector.inspect(zip("a.txt"), "offer.docx"))
                .isEqualTo(new Inspection.Lies("DOCX", Optional.of("ZIP")));
        assertThat(inspector.inspect(zip("a.txt"), "all.zip")).isEqualTo(new Inspection.Accepted(FileFormat.ZIP));
    }

    @Test
    void aDocumentWithMacrosIsNotTakenUnderAnyName() throws IOException {
        Path macros = zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin");

        assertThat(inspector.inspect(macros, "offer.docx")).isInstanceOf(Inspection.NotTaken.class);
        assertThat(inspector.inspect(macros, "offer.docm")).isInstanceOf(Inspection.NotTaken.class);
        assertThat(inspector.inspect(macros, "offer.zip")).isInstanceOf(Inspection.NotTaken.class);
    }

    @Test
    void aTornContainerIsRefusedAndNotAnError() throws IOException {
        Path torn = folder.resolve("torn");
        Files.write(torn, java.util.Arrays.copyOf(Files.readAllBytes(zip("a.txt")), 40));

        assertThat(inspector.inspect(torn, "all.zip")).isEqualTo(new Inspection.Lies("ZIP", Optional.empty()));
        assertThat(inspect("x.pdf", PDF)).isEqualTo(new Inspection.Accepted(FileFormat.PDF));
    }

    private Inspection inspect(String name, String content) throws IOException {
        Path file = folder.resolve("upload");
        Files.writeString(file, content, StandardCharsets.UTF_8);
        return inspector.inspect(file, name);
    }

    private Path zip(String... entries) throws IOException {
        Path file = Files.createTempFile(folder, "container", "");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write('x');
                zip.closeEntry();
            }
        }
        return file;
    }
}
