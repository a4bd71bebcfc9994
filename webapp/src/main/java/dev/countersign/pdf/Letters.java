package dev.countersign.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Breaks texts into lines, and writes them with the characters that the font has. */
final class Letters {

    /** What stands for a character that the font does not have, or that is written from right to left. */
    private static final String BOX = "\u25A1";

    private static final COSName SPAN = COSName.getPDFName("Span");

    private final PDType0Font font;
    private final CmapLookup known;
    private boolean lacked;

    /** @param file of a TrueType font; what is used of it is embedded */
    Letters(PDDocument document, TrueTypeFont file) throws IOException {
        this.font = PDType0Font.load(document, file, true);
        this.known = file.getUnicodeCmapLookup();
    }

    /** Whether a box was written for some character. */
    boolean lacked() {
        return lacked;
    }

    /** The lines of a text, none wider than this; an empty text has one. */
    List<String> lines(String text, float size, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String paragraph : plain(text).split("\n", -1)) {
            String line = "";
            for (String word : paragraph.split(" ", -1)) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (width(longer, size) <= width) {
                    line = longer;
                } else {
                    if (!line.isEmpty()) {
                        lines.add(line);
                    }
                    line = broken(word, size, width, lines);
                }
            }
            lines.add(line);
        }
        return lines;
    }

    /** Adds the full lines of a word that is wider than a line, and returns its rest. */
    private String broken(String word, float size, float width, List<String> lines) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int character : word.codePoints().toArray()) {
            String one = Character.toString(character);
            if (!line.isEmpty() && width(line + one, size) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(one);
        }
        return line.toString();
    }

    float width(String text, float size) throws IOException {
        return font.getStringWidth(shown(text)) / 1000 * size;
    }

    void write(PDPageContentStream page, String line, float size, float x, float y, Shade shade) throws IOException {
        String shown = shown(line);
        if (shown.isBlank()) {
            return;
        }
        boolean lacks = !shown.equals(line);
        if (lacks) {
            lacked = true;
            COSDictionary actual = new COSDictionary();
            actual.setItem(COSName.ACTUAL_TEXT, new COSString(line));
            page.beginMarkedContent(SPAN, PDPropertyList.create(actual));
        }
        page.beginText();
        page.setNonStrokingColor(shade.red(), shade.green(), shade.blue());
        page.setFont(font, size);
        page.newLineAtOffset(x, y);
        page.showText(shown);
        page.endText();
        if (lacks) {
            page.endMarkedContent();
        }
    }

    /** Without marks that are not drawn. */
    private static String plain(String text) {
        return text.replace("\t", "    ")
                .codePoints()
                .filter(character -> character == '\n'
                        || !(Character.getType(character) == Character.FORMAT || Character.isISOControl(character)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private String shown(String text) {
        StringBuilder shown = new StringBuilder();
        for (int character : text.codePoints().toArray()) {
            shown.append(isKnown(character) ? Character.toString(character) : BOX);
        }
        return shown.toString();
    }

    private boolean isKnown(int character) {
        byte direction = Character.getDirectionality(character);
        boolean backwards = direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
        return !backwards && known.getGlyphId(character) > 0;
    }
}
