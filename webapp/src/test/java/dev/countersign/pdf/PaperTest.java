package dev.countersign.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PaperTest {

    private static final Instant MADE = Instant.parse("2026-11-30T07:00:00.5Z");

    /** What is written on a paper. */
    private interface Writing {
        void on(Paper paper) throws IOException;
    }

    private static byte[] written(Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Paper paper = new Paper("Record <1> & more", Locale.of("es"), MADE)) {
            writing.on(paper);
            paper.write(bytes);
        }
        return bytes.toByteArray();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void accentsOfAllLatinLanguagesGreekAndCyrillicAreInTheLayerOfText() throws IOException {
        byte[] pdf = written(paper -> {
            paper.title("Añadir cigüeñas");
            paper.pair("Český", "Łódź Ångström Ðþ Ñandú ő ș — €");
            paper.text("Ελληνικά Русский");
            assertThat(paper.lacksCharacters()).isFalse();
        });
        assertThat(text(pdf))
                .contains("Añadir cigüeñas", "Český", "Łódź Ångström Ðþ Ñandú ő ș — €", "Ελληνικά Русский");
    }

    @Test
    void aCharacterThatTheFontLacksIsABoxAndItsTextIsKept() throws IOException {
        byte[] pdf = written(paper -> {
            paper.pair("購買", "طلب 42 🙂");
            assertThat(paper.lacksCharacters()).isTrue();
        });
        assertThat(text(pdf)).contains("購買", "طلب");
    }

    @Test
    void longTextsGoOnOnFurtherPagesAndNoWordLeavesTheLine() throws IOException {
        String word = "x".repeat(400);
        byte[] pdf = written(paper -> {
            for (int line = 0; line < 120; line++) {
                paper.pair("Label " + line, "Value " + line);
            }
            paper.text(word);
            paper.box("Step", List.of("done", "Ana approved"), 2, true);
        });
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(2);
        }
        assertThat(text(pdf)).contains("Label 0", "Value 119", "Ana approved");
        assertThat(text(pdf).lines().mapToInt(String::length).max().orElseThrow())
                .isLessThan(200);
        assertThat(text(pdf).chars().filter(letter -> letter == 'x').count()).isEqualTo(400);
    }

    @Test
    void aHeadingStandsOnThePageOfTheBoxBelowIt() throws IOException {
        assertOnOnePage("Who was asked", "Manager", paper -> {
            paper.heading("Who was asked");
            paper.box("Manager", List.of("Asked today", "0 of 1 approval"), 0, false);
        });
    }

    @Test
    void anEntryStandsOnOnePage() throws IOException {
        String comment = IntStream.range(0, 40).mapToObj(at -> "line " + at).collect(Collectors.joining("\n"));
        assertOnOnePage(
                "Laura Vidal",
                "group Legal",
                paper -> paper.pair("30 Nov 2026, 17:26 CET", "Laura Vidal approved\n" + comment + "\ngroup Legal"));
        assertOnOnePage(
                "30 Nov", "GMT+1", paper -> paper.pair("30 Nov 2026, 17:26:38 in the evening GMT+1", "Approved"));
    }

    private static void assertOnOnePage(String begin, String end, Writing content) throws IOException {
        for (int lines = 20; lines < 50; lines++) {
            int above = lines;
            byte[] pdf = written(paper -> {
                for (int line = 0; line < above; line++) {
                    paper.pair("Label", "Value");
                }
                content.on(paper);
            });
            try (PDDocument document = Loader.loadPDF(pdf)) {
                PDFTextStripper last = new PDFTextStripper();
                last.setStartPage(document.getNumberOfPages());
                String text = last.getText(document);
                assertThat(text.contains(begin)).as("below %s lines", above).isEqualTo(text.contains(end));
            }
        }
    }

    /** A group of 500 people can decide one step. */
    @Test
    void aBoxOfManyLinesGoesOnInBoxesThatStandOnTheirPages() throws IOException {
        List<String> people = IntStream.range(0, 500)
                .mapToObj(number -> "Person " + number + " approved")
                .toList();
        byte[] pdf = written(paper -> {
            paper.box("Committee", people, 1, false);
            paper.text("The end");
        });
        assertThat(text(pdf)).contains("Person 0 approved", "Person 499 approved", "The end");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                List<Object> tokens = new PDFStreamParser(page).parse();
                for (int at = 0; at < tokens.size(); at++) {
                    if (tokens.get(at) instanceof Operator operator
                            && operator.getName().equals("re")) {
                        float bottom = ((COSNumber) tokens.get(at - 3)).floatValue();
                        float height = ((COSNumber) tokens.get(at - 1)).floatValue();
                        assertThat(bottom).isPositive();
                        assertThat(bottom + height)
                                .isLessThan(page.getMediaBox().getHeight());
                    }
                }
            }
        }
    }

    @Test
    void itSaysThatItIsPdfAAndEmbedsItsFontAndAProfileOfItsColours() throws IOException {
        byte[] pdf = written(paper -> paper.text("Hello"));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String metadata =
                    new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertThat(metadata)
                    .contains("<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>U</pdfaid:conformance>")
                    .contains("Record &lt;1&gt; &amp; more", "2026-11-30T07:00:00Z");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Record <1> & more");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("es");
            assertThat(document.getDocumentCatalog().getOutputIntents()).hasSize(1);
            assertThat(document.isEncrypted()).isFalse();
            assertThat(document.getDocument().getDocumentID()).isNotNull();
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    assertThat(font.getCOSObject().containsKey(COSName.TO_UNICODE))
                            .isTrue();
                }
            }
        }
    }
}
