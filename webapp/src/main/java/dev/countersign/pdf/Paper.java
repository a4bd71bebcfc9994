package dev.countersign.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Gatherers;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A document on pages of A4, written from top to bottom, as PDF/A-2u (ISO 19005-2): its font is embedded, its text can be searched and copied, and its
 * colours have a profile. The font has the Latin, Greek and Cyrillic scripts with all accents. Characters of others are shown as a box, and their text is
 * kept in the layer of text (ISO 32000-1, 14.9.4, ActualText).
 */
public final class Paper implements AutoCloseable {

    /** In points, as all lengths here. */
    private static final float MARGIN = 56;

    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final float TEXT = 10;
    private static final float SMALL = 8.5f;
    private static final float LABEL_WIDTH = 130;
    private static final float LINE = 1.35f;
    private static final float PADDING = 8;
    private static final float RIGHT = MARGIN + WIDTH;

    /** How far a branch stands to the right of the one that it belongs to, and the line that joins boxes within a box. */
    private static final float INDENT = 24;

    private static final float STEM = 12;

    /** From here on branches stand no further to the right. */
    private static final int DEEPEST = 6;

    /** What fits on half a page. */
    private static final int BOX_LINES = 28;

    /** How far the letters of a line stand above its lower end, so that there is as much room above them as below. */
    private static final float LIFT = 0.35f;

    /** "Page 1 of 2". */
    public interface Numbering {

        String of(int page, int pages);
    }

    private record Line(String text, float size, Shade shade) {}

    private final PDDocument document = new PDDocument();
    private final Letters letters;
    private final PaperFacts facts;
    private PDPageContentStream page;
    private float y;

    /** @param language of its texts */
    public Paper(String title, Locale language, Instant made) throws IOException {
        try (InputStream font = Objects.requireNonNull(
                PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"))) {
            TrueTypeFont file = new TTFParser().parse(new RandomAccessReadBuffer(font));
            // PDFBox would look for ligatures in each word, at the cost of a tenth of a millisecond or more.
            file.setEnableGsub(false);
            letters = new Letters(document, file);
        }
        facts = new PaperFacts(title, language, made);
        page = begin();
    }

    /** The heading of the document. */
    public void title(String text) throws IOException {
        words(text, 18, MARGIN, WIDTH, Shade.INK);
        y -= PADDING;
    }

    /** The heading of a part. */
    public void heading(String text) throws IOException {
        y -= 2 * PADDING;
        // A heading does not end a page: a box below it has room, too.
        keep(110);
        words(text, 13, MARGIN, WIDTH, Shade.INK);
        y -= PADDING / 2;
    }

    /** A paragraph. */
    public void text(String text) throws IOException {
        words(text, TEXT, MARGIN, WIDTH, Shade.INK);
        y -= PADDING / 2;
    }

    /** A paragraph in small letters. */
    public void small(String text) throws IOException {
        words(text, SMALL, MARGIN, WIDTH, Shade.QUIET);
        y -= PADDING / 2;
    }

    /** A label with its value beside it, on one page if they fit on one. */
    public void pair(String label, String value) throws IOException {
        List<String> labels = letters.lines(label, TEXT, LABEL_WIDTH - PADDING);
        List<String> values = letters.lines(value, TEXT, WIDTH - LABEL_WIDTH);
        keep(Math.max(labels.size(), values.size()) * TEXT * LINE);
        float top = y;
        PDPageContentStream before = page;
        write(labels, TEXT, MARGIN, Shade.QUIET);
        float end = y;
        if (page == before) {
            y = top;
        }
        write(values, TEXT, MARGIN + LABEL_WIDTH, Shade.INK);
        if (page == before) {
            y = Math.min(y, end);
        }
        y -= PADDING / 2;
    }

    /** Some room between what stands above and below. */
    public void gap() {
        y -= PADDING / 2;
    }

    /**
     * A box of a drawing, below the one before. One of very many lines goes on in further boxes.
     *
     * @param depth how far it stands to the right: 0, and one more within each branch
     * @param joined whether a line leads to it from the box above; if not, one leads to it from the bracket around its branch
     */
    public void box(String name, List<String> lines, int depth, boolean joined) throws IOException {
        float width = RIGHT - left(depth) - 2 * PADDING;
        List<Line> all = new ArrayList<>(broken(name, TEXT, Shade.INK, width));
        for (String line : lines) {
            all.addAll(broken(line, SMALL, Shade.QUIET, width));
        }
        boolean above = joined;
        for (List<Line> part :
                all.stream().gather(Gatherers.windowFixed(BOX_LINES)).toList()) {
            frame(part, depth, above);
            above = true;
        }
    }

    /** Says above the first of several branches how they belong together. A bracket on the left holds the boxes of all of them. */
    public void branches(String text, int depth) throws IOException {
        keep(6 * PADDING + SMALL * LINE);
        float top = y + PADDING / 2;
        words(text, SMALL, left(depth + 1), RIGHT - left(depth + 1), Shade.INK);
        y -= PADDING / 2;
        brackets(depth + 1, top);
    }

    /** Says at the foot of each page to what it belongs and which it is. Called at the end, when all pages are there. */
    public void foot(String text, Numbering numbering) throws IOException {
        page.close();
        int pages = document.getNumberOfPages();
        for (int at = 0; at < pages; at++) {
            page = new PDPageContentStream(
                    document, document.getPage(at), PDPageContentStream.AppendMode.APPEND, true, true);
            String number = numbering.of(at + 1, pages);
            float width = letters.width(number, SMALL);
            letters.write(page, number, SMALL, RIGHT - width, MARGIN / 2, Shade.QUIET);
            String first =
                    letters.lines(text, SMALL, WIDTH - width - 2 * PADDING).getFirst();
            letters.write(page, first, SMALL, MARGIN, MARGIN / 2, Shade.QUIET);
            if (at + 1 < pages) {
                page.close();
            }
        }
    }

    /** Whether it shows a box in the place of some character. */
    public boolean lacksCharacters() {
        return letters.lacked();
    }

    /** Ends it and writes it. */
    public void write(OutputStream out) throws IOException {
        page.close();
        facts.writeInto(document);
        document.save(out);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    private void frame(List<Line> lines, int depth, boolean joined) throws IOException {
        float height = 2 * PADDING;
        for (Line line : lines) {
            height += line.size() * LINE;
        }
        float gap = joined ? PADDING / 2 : PADDING;
        keep(gap + height);
        float begin = y + PADDING / 2;
        y -= gap;
        float left = left(depth);
        if (joined) {
            stroke(left + STEM, begin, left + STEM, y);
        } else if (depth > 0) {
            stroke(left(depth - 1) + STEM, y - height / 2, left, y - height / 2);
        }
        page.setStrokingColor(Shade.LINE.red(), Shade.LINE.green(), Shade.LINE.blue());
        page.addRect(left, y - height, RIGHT - left, height);
        page.stroke();
        float end = y - height - PADDING / 2;
        y -= PADDING;
        for (Line line : lines) {
            y -= line.size() * LINE;
            letters.write(page, line.text(), line.size(), left + PADDING, y + line.size() * LIFT, line.shade());
        }
        y = end;
        brackets(depth, begin);
    }

    /** Draws the part from here to the height at which they begin, of the brackets around the branches on the left. */
    private void brackets(int depth, float top) throws IOException {
        for (int outer = 0; outer < Math.min(depth, DEEPEST); outer++) {
            float x = left(outer) + STEM;
            stroke(x, top, x, y);
        }
    }

    private static float left(int depth) {
        return MARGIN + Math.min(depth, DEEPEST) * INDENT;
    }

    private void stroke(float fromX, float fromY, float toX, float toY) throws IOException {
        page.setStrokingColor(Shade.LINE.red(), Shade.LINE.green(), Shade.LINE.blue());
        page.moveTo(fromX, fromY);
        page.lineTo(toX, toY);
        page.stroke();
    }

    private List<Line> broken(String text, float size, Shade shade, float width) throws IOException {
        return letters.lines(text, size, width).stream()
                .map(line -> new Line(line, size, shade))
                .toList();
    }

    private void words(String text, float size, float x, float width, Shade shade) throws IOException {
        write(letters.lines(text, size, width), size, x, shade);
    }

    private void write(List<String> lines, float size, float x, Shade shade) throws IOException {
        for (String line : lines) {
            keep(size * LINE);
            y -= size * LINE;
            letters.write(page, line, size, x, y, shade);
        }
    }

    /** Begins a page if there is not so much room on this one. What does not fit on any page begins on this one, unless that is more than half full. */
    private void keep(float height) throws IOException {
        float room = PDRectangle.A4.getHeight() - 2 * MARGIN;
        if (y - (height > room ? room / 2 : height) < MARGIN) {
            page.close();
            page = begin();
        }
    }

    private PDPageContentStream begin() throws IOException {
        PDPage next = new PDPage(PDRectangle.A4);
        document.addPage(next);
        y = PDRectangle.A4.getHeight() - MARGIN;
        return new PDPageContentStream(document, next);
    }
}
